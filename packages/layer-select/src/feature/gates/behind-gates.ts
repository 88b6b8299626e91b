import { isGate, isPartOrShape, isProduct } from '../../graph/layer-kinds.js';
import type { HeadGraph } from '../../graph/head-graph.js';

/**
 * Finds the layers that act on the reduction layer through the weights of an attention only, such as
 * the inner part of a squeeze-and-excite: their maps show where the network looks, not what it sees.
 *
 * @param graph The layers that the reduction layer depends on.
 * @returns Their names.
 */
export function behindGates(graph: HeadGraph): ReadonlySet<string> {
  // Backwards: by the time a layer's turn comes, all that read it have been seen.
  const open = new Set([graph.reduction.name]);
  const multiplied = new Set<string>();
  for (const node of [...graph.layers].reverse()) {
    const weighs = isProduct(node) || (isPartOrShape(node) && multiplied.has(node.name));
    if (weighs) node.inputs.forEach((input) => multiplied.add(input));
    const isWeight = isGate(node) && multiplied.has(node.name) && node !== graph.reduction;
    if (open.has(node.name) && !isWeight) node.inputs.forEach((input) => open.add(input));
    if (isWeight) open.delete(node.name);
  }
  return new Set(graph.layers.map((layer) => layer.name).filter((name) => !open.has(name)));
}
