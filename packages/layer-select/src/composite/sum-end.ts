import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';
import { readersOf } from '../graph/walk/readers-of.js';

const shifts = new Set('add addv2 addn biasadd'.split(' '));
// Not a division, which may be one by the layer.
const scales = new Set('mul multiply sub subtract'.split(' '));

// One layer's output and constants: a bias, or a batch normalisation that a converter wrote out.
const isShift = (node: LayerNode): boolean =>
  node.inputs.length === 1 && shifts.has(normalType(node.type));

/**
 * Checks whether an op scales or shifts one layer's output by constants.
 *
 * @param node A layer of a graph without constants.
 * @returns True for each op of a batch normalisation that a converter wrote out, and for a bias.
 */
export const isAffine = (node: LayerNode): boolean =>
  isShift(node) || (node.inputs.length === 1 && scales.has(normalType(node.type)));

/**
 * Finds where a sum of layers ends: a converter takes the bias out of a branch, and adds it behind the sum.
 *
 * @param graph A graph without constants.
 * @param reduction The reduction layer, which is never part of it.
 * @returns A function from the sum to its last op.
 */
export function sumEnds(graph: LayerGraph, reduction: LayerNode): (node: LayerNode) => LayerNode {
  const readers = readersOf(graph);
  return (sum) => {
    let end = sum;
    for (;;) {
      const [next, ...others] = readers.get(end.name) ?? [];
      if (next === undefined || others.length > 0 || next === reduction || !isShift(next))
        return end;
      end = next;
    }
  };
}
