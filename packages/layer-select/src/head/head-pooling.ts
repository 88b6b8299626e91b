import { onGraph } from '../on-graph.js';
import { abovePools } from '../composite/above-pools.js';
import { collapseComposites } from '../composite/collapse-composites.js';
import { findLayer } from '../graph/find-layer.js';
import { headGraph } from '../graph/head-graph.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { positionCount } from './position-count.js';
import { positionsAfter } from './positions-after.js';
import type { Positions } from './positions.js';

/**
 * The state of the feature layer's positions when the score is computed:
 * - `pooled`: each channel is reduced over all of space before anything distinguishes positions;
 * - `flattened`: positions are distinguished, by separate weights, an attention, an order, or by picking one;
 * - `kept`: the reduction layer itself has positions, as in a segmentation;
 * - `unknown`: the graph does not say.
 */
export type HeadPooling = 'pooled' | 'flattened' | 'kept' | 'unknown';

/**
 * Says whether the head pools the feature layer globally. Only there does the mean of a channel's gradient over space say what the
 * channel is worth.
 *
 * @param graph The network.
 * @param featureLayer The layer where the head begins.
 * @param reductionLayer The layer where it ends.
 * @returns The state of the positions at the end of the head.
 * @example
 * ```ts
 * headPooling(vgg16, 'relu5_3', 'prob'); // 'flattened'
 * ```
 */
export function headPooling(
  graph: LayerGraph,
  featureLayer: string,
  reductionLayer: string,
): HeadPooling {
  return onGraph('headPooling', graph, () => {
    const whole = headGraph(abovePools(graph), reductionLayer);
    const feature = findLayer(whole, featureLayer, 'the feature layer');
    const head = collapseComposites(whole, [featureLayer, reductionLayer]);
    const positions = positionsInHead(head, feature);
    const end = positions.get(reductionLayer)?.state ?? 'unknown';
    return end === 'spread' ? 'kept' : end;
  });
}

/** Follows the positions of the feature layer through each layer that depends on it. */
function positionsInHead(
  { layers, dataFormat }: LayerGraph,
  feature: LayerNode,
): ReadonlyMap<string, Positions> {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const batch = feature.outputShape?.[0] ?? 1;
  const positions = new Map<string, Positions>();
  for (const node of layers) {
    if (node.name === feature.name) {
      const { outputShape } = node;
      const count = outputShape && positionCount({ ...node, outputShape }, { dataFormat, batch });
      positions.set(node.name, {
        state: count === 1 ? 'pooled' : 'spread',
        count,
        positionsLast: false,
      });
      continue;
    }
    const inputs = node.inputs.flatMap((name) => positions.get(name) ?? []);
    if (inputs.length === 0) continue;
    const read = node.inputs.flatMap((name) => byName.get(name) ?? []);
    positions.set(node.name, positionsAfter(node, inputs, { layers: read, dataFormat, batch }));
  }
  return positions;
}
