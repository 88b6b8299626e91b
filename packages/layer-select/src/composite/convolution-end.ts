import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { isReluLike } from '../graph/layer-kinds.js';
import { normalType } from '../graph/normal-type.js';
import { readersOf } from '../graph/walk/readers-of.js';
import { pointwiseTypes } from './pointwise-types.js';

const belongs = new Set([
  ...pointwiseTypes,
  ...'biasadd squeeze batchtospacend batchnormalization batchnorm fusedbatchnorm fusedbatchnormv2 fusedbatchnormv3'.split(
    ' ',
  ),
]);

/**
 * Finds where a convolution without a ReLU ends: behind its bias, its normalisation, its own activation, and what a converter needs
 * to write it (the axis of a Conv1D, the batches of a dilated one).
 *
 * @param graph A graph without constants.
 * @param reduction The reduction layer, which is never part of it.
 * @returns A function from the convolution to its last op.
 */
export function convolutionEnds(
  graph: LayerGraph,
  reduction: LayerNode,
): (node: LayerNode) => LayerNode {
  const readers = readersOf(graph);
  return (convolution) => {
    let end = convolution;
    for (;;) {
      const [next, ...others] = readers.get(end.name) ?? [];
      if (next === undefined || others.length > 0 || next === reduction || next.inputs.length !== 1)
        return end;
      if (isReluLike(next) || !belongs.has(normalType(next.type))) return end;
      end = next;
    }
  };
}
