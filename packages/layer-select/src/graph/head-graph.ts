import { ancestorsOf } from './walk/ancestors-of.js';
import { findLayer } from './find-layer.js';
import type { LayerGraph, LayerNode } from './layer-graph.js';
import { withoutConstants } from './without-constants.js';

/** The layers that a reduction layer depends on, with the reduction layer as the only output. */
export interface HeadGraph extends LayerGraph {
  readonly reduction: LayerNode;
}

/**
 * Cuts a network down to what its reduction layer depends on.
 *
 * @param graph The network.
 * @param reductionLayer The reduction layer.
 * @returns The ancestors of the reduction layer and the reduction layer, without constants.
 */
export function headGraph(graph: LayerGraph, reductionLayer: string): HeadGraph {
  const named = findLayer(graph, reductionLayer, `the reduction layer`);
  const values = withoutConstants(graph);
  const reduction = values.layers.find((layer) => layer.name === reductionLayer);
  if (reduction === undefined) {
    return { ...graph, layers: [named], outputs: [reductionLayer], reduction: named };
  }
  const ancestors = ancestorsOf(values, reductionLayer);
  return {
    ...values,
    layers: values.layers.filter((layer) => layer === reduction || ancestors.has(layer.name)),
    outputs: [reductionLayer],
    reduction,
  };
}
