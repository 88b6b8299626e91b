import { isGate, isPartOrShape, isProduct } from '../../graph/layer-kinds.js';
import type { LayerGraph } from '../../graph/layer-graph.js';

/**
 * Finds the products that weigh features by an attention: one factor is features, every other one the output of a sigmoid or a
 * softmax, whatever became of its shape.
 *
 * @param graph A graph without constants.
 * @returns The names of the products.
 */
export function gatedProducts(graph: LayerGraph): ReadonlySet<string> {
  const weights = new Set<string>();
  const found = new Set<string>();
  for (const node of graph.layers) {
    const count = node.inputs.filter((input) => weights.has(input)).length;
    if (isGate(node) || (count > 0 && isPartOrShape(node))) weights.add(node.name);
    if (isProduct(node) && count > 0 && count === node.inputs.length - 1) found.add(node.name);
  }
  return found;
}
