import type { LayerNode } from '../graph/layer-graph.js';

/** A layer whose output has a known shape. */
export interface ShapedLayer extends LayerNode {
  readonly outputShape: NonNullable<LayerNode['outputShape']>;
}
