import type { Adapter } from '@gradcam/core';
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
   * Whether the generated grids of kernels and of gradients run here, a minute or two on a GPU made of software; true when left out. A
   * backend that is tested in several places needs them in one.
   */
  readonly grids?: boolean | undefined;
}
