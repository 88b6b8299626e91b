import type { DataFormat, LayerNode } from '../graph/layer-graph.js';

/** What has become of the places of a feature layer in the output of a layer after it. */
export interface Places {
  /** `spread`: places are still there, and all were treated alike. */
  readonly state: 'spread' | 'pooled' | 'flattened' | 'unknown';
  /** How many places there are, `undefined` where sizes are open or not known. */
  readonly count: number | undefined;
  /** Whether the last axis is one of places. */
  readonly placesLast: boolean;
}

/** Where a layer stands. */
export interface Surroundings {
  /** What the layer reads. */
  readonly layers: readonly LayerNode[];
  readonly dataFormat: DataFormat;
  /** The size of the batch axis in the graph's shapes; 1 where it is open. */
  readonly batch: number;
}

/**
 * Returns places that are no longer spread.
 *
 * @param state What became of them.
 * @returns Places without a count.
 */
export function endedPlaces(state: Exclude<Places['state'], 'spread'>): Places {
  return { state, count: undefined, placesLast: false };
}
