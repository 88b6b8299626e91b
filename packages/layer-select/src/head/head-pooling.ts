import { onGraph } from '../on-graph.js';
import { abovePools } from '../composite/above-pools.js';
import { collapseComposites } from '../composite/collapse-composites.js';
import { findLayer } from '../graph/find-layer.js';
import { headGraph } from '../graph/head-graph.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { placeCount } from './place-count.js';
import { placesAfter } from './places-after.js';
import type { Places } from './places.js';

/**
 * What becomes of the places of the feature layer on the way to the score:
 * - `pooled`: each channel is reduced over all of space before anything tells places apart;
 * - `flattened`: places are told apart, by weights of their own, an attention, an order, or by picking one;
 * - `kept`: the reduction layer has places itself, as in a segmentation;
 * - `unknown`: the graph does not say.
 */
export type HeadPooling = 'pooled' | 'flattened' | 'kept' | 'unknown';

/**
 * Says whether the head pools the feature layer globally. Only there does the mean of a channel's gradient over space say what the
 * channel is worth.
 *
 * @param graph The network.
 * @param featureLayer Where the head begins.
 * @param reductionLayer Where it ends.
 * @returns What becomes of the places.
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
    const places = placesInHead(head, feature);
    const end = places.get(reductionLayer)?.state ?? 'unknown';
    return end === 'spread' ? 'kept' : end;
  });
}

/** What becomes of the places of the feature layer in each layer that depends on it. */
function placesInHead(
  { layers, dataFormat }: LayerGraph,
  feature: LayerNode,
): ReadonlyMap<string, Places> {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const batch = feature.outputShape?.[0] ?? 1;
  const places = new Map<string, Places>();
  for (const node of layers) {
    if (node.name === feature.name) {
      const count = node.outputShape && placeCount(node.outputShape, { dataFormat, batch });
      places.set(node.name, {
        state: count === 1 ? 'pooled' : 'spread',
        count,
        placesLast: false,
      });
      continue;
    }
    const inputs = node.inputs.flatMap((name) => places.get(name) ?? []);
    if (inputs.length === 0) continue;
    const read = node.inputs.flatMap((name) => byName.get(name) ?? []);
    places.set(node.name, placesAfter(node, inputs, { layers: read, dataFormat, batch }));
  }
  return places;
}
