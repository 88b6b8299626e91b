import type { LayerGraph } from '../../src/index.js';

/** The tail of a real network and the two layers that must be found in it. */
export interface KnownNet {
  readonly name: string;
  readonly graph: LayerGraph;
  readonly reductionLayer: string;
  readonly featureLayer: string;
  /** The codes of the warnings, where there are any. */
  readonly warnings?: readonly string[];
}
