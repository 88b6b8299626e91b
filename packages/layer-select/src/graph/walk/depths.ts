import { isConvolution, isDense } from '../layer-kinds.js';
import type { LayerGraph, LayerNode } from '../layer-graph.js';
import { normalType } from '../normal-type.js';

/**
 * Finds how deep each layer lies: how many layers are on the longest way from an input.
 *
 * @param graph The network.
 * @param count For how many a layer counts; one each where left out.
 * @returns The depth of each layer by name; 0 for an input.
 */
export function depths(
  graph: LayerGraph,
  count: (node: LayerNode) => number = () => 1,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const node of graph.layers) {
    const above = node.inputs.map((input) => found.get(input) ?? 0);
    found.set(node.name, node.inputs.length === 0 ? 0 : Math.max(...above) + count(node));
  }
  return found;
}

/**
 * Counts the convolutions and products with weights that a layer consists of: the same in every format, unlike the number of ops.
 *
 * @param node The layer, in a graph without constants.
 * @returns The number.
 */
export function weightedLayers(node: LayerNode): number {
  if (normalType(node.type).includes('separable')) return 2;
  return node.inputs.length === 1 && (isConvolution(node) || isDense(node)) ? 1 : 0;
}
