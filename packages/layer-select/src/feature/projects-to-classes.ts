import { channelCount } from '../graph/channel-count.js';
import { descendantsOf } from '../graph/walk/descendants-of.js';
import type { HeadGraph } from '../graph/head-graph.js';
import { isConvolution, isDense } from '../graph/layer-kinds.js';
import type { LayerNode } from '../graph/layer-graph.js';
import type { Space } from '../graph/space-of-layers.js';

/**
 * Checks whether a layer of a segmentation net is the projection to classes already: it has one channel per class and nothing
 * with weights comes after it. Each of its channels knows one class only.
 *
 * @param graph The layers that the reduction layer depends on.
 * @param spaces Each layer's space, by name.
 * @param node The layer.
 * @returns True if it is.
 */
export function projectsToClasses(
  graph: HeadGraph,
  spaces: ReadonlyMap<string, Space>,
  node: LayerNode,
): boolean {
  if (spaces.get(graph.reduction.name) !== 'space') return false;
  const classes = channelCount(graph.reduction, graph.dataFormat);
  const channels = channelCount(node, graph.dataFormat);
  if (classes === undefined || channels !== classes) return false;
  return !descendantsOf(graph, node.name).some((after) => isConvolution(after) || isDense(after));
}
