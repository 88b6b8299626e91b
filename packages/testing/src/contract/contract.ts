import type { Adapter } from '@gradcam/core/adapter';
import type { Skip } from './skip-tests.js';

/** What the contract suite is told about a backend. */
export interface Contract {
  /** Makes the adapter under test. */
  readonly create: () => Adapter;
  /** The largest difference from the true map that is let pass, relative to the map's maximum. */
  readonly tolerance: number;
  /** Tests that this backend cannot pass; none when left out. */
  readonly skip?: readonly Skip[] | undefined;
  /**
   * The areas of the contract that run here: `maps`, `inputs`, `networks`, `kernels`, `gradients`, `methods`, `libraries`, `faults`; all when
   * left out. A backend that is tested in several places needs all in one, and in the others what a place can change: `placeAreas`.
   */
  readonly areas?: readonly string[] | undefined;
}
