import { numberOf } from '../../../head/attributes.js';
import { axisFrom } from '../../../head/values/strides.js';
import { reduce } from '../../parts/sums/reduce.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

/** Probabilities that sum to one, and their logarithms. */
export const softmaxRules: readonly PullRule[] = [
  {
    op: 'Softmax',
    pull: (call) => {
      const axes = softmaxAxes(call);
      if (axes === undefined) return undefined;
      const { builder, gradient, node } = call;
      const [output = ''] = node.outputs;
      const centred = (value: string): string => {
        const weighted = builder.add('Mul', [value, output]);
        return builder.add('Sub', [value, reduce(call, 'ReduceSum', weighted, axes)]);
      };
      // Twice: where one probability rounds to 1, what the first leaves of its gradient is lost in rounding, and the second takes that away.
      return [builder.add('Mul', [centred(centred(gradient)), output])];
    },
  },
  {
    op: 'LogSoftmax',
    pull: (call) => {
      const axes = softmaxAxes(call);
      if (axes === undefined) return undefined;
      const { builder, gradient, node } = call;
      const total = reduce(call, 'ReduceSum', gradient, axes);
      const share = builder.add('Mul', [builder.add('Exp', [node.outputs[0] ?? '']), total]);
      return [builder.add('Sub', [gradient, share])];
    },
  },
];

/** Until version 12 all axes from one on, since then one. */
function softmaxAxes({ node, opset, outputShape }: PullCall): number[] | undefined {
  if (outputShape === undefined) return undefined;
  const rank = outputShape.length;
  const isOld = opset < 13;
  const axis = axisFrom(numberOf(node, 'axis', isOld ? 1 : -1), rank);
  return Array.from({ length: isOld ? rank - axis : 1 }, (_, at) => axis + at);
}
