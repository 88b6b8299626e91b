import type { Adapter } from '@gradcam/core/adapter';
import type { Skip } from './skip-tests.js';

/** The facts about a backend that the contract suite needs. */
export interface Contract {
  /** Makes the adapter under test. */
  readonly create: () => Adapter;
  /** The largest difference from the true map that is let pass, relative to the map's maximum. */
  readonly tolerance: number;
  /** Tests that this backend cannot pass; none when left out. */
  readonly skip?: readonly Skip[] | undefined;
  /**
   * The areas of the contract that run here: `maps`, `inputs`, `networks`, `kernels`, `gradients`, `methods`, `libraries`,
   * `faults`; all when left out. A backend that is tested in several environments needs all in one, and in the others those that
   * the environment can change: `placeAreas`.
   */
  readonly areas?: readonly string[] | undefined;
}
