import type { DataFormat, LayerNode } from '../graph/layer-graph.js';

/** The positions of a feature layer as they appear in the output of a later layer. */
export interface Positions {
  /** `spread`: the positions still exist, and all were treated alike. */
  readonly state: 'spread' | 'pooled' | 'flattened' | 'unknown';
  /** The number of positions, `undefined` where sizes are open or unknown. */
  readonly count: number | undefined;
  /** True if the last axis is an axis of positions. */
  readonly positionsLast: boolean;
}

/** The surroundings of a layer. */
export interface Surroundings {
  /** The layers that the layer reads. */
  readonly layers: readonly LayerNode[];
  readonly dataFormat: DataFormat;
  /** The size of the batch axis in the graph's shapes; 1 where it is open. */
  readonly batch: number;
}

/**
 * Returns positions that are no longer spread.
 *
 * @param state Their state.
 * @returns Positions without a count.
 */
export function endedPositions(state: Exclude<Positions['state'], 'spread'>): Positions {
  return { state, count: undefined, positionsLast: false };
}
