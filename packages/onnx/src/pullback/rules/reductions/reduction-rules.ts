import { numberOf } from '../../../head/attributes.js';
import { reduce } from '../../parts/reduce.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

/** The axis of a softmax, from 0; undefined for versions before 13 over several axes at once. */
function softmaxAxis({ node, opset, outputShape }: PullCall): number | undefined {
  if (outputShape === undefined) return undefined;
  const rank = outputShape.length;
  const given = numberOf(node, 'axis', opset < 13 ? 1 : -1);
  const axis = given < 0 ? given + rank : given;
  return opset < 13 && axis !== rank - 1 ? undefined : axis;
}

/** Softmaxes and reductions. */
export const reductionRules: readonly PullRule[] = [
  {
    op: 'Softmax',
    pull: (call) => {
      const axis = softmaxAxis(call);
      if (axis === undefined) return undefined;
      const { builder, gradient, node } = call;
      const [output = ''] = node.outputs;
      const weighted = builder.add('Mul', [gradient, output]);
      const mean = reduce(call, 'ReduceSum', weighted, [axis]);
      return [builder.add('Sub', [weighted, builder.add('Mul', [output, mean])])];
    },
  },
];
