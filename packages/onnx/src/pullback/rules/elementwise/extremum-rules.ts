import { sumTo } from '../../parts/sums/sum-to.js';
import type { PullRule } from '../../pull-rule.js';

/** Makes the rule of the largest or smallest number at each place: the first of equal ones takes the gradient, as in TensorFlow.js. */
function extremum(op: 'Max' | 'Min', isOther: 'Less' | 'Greater'): PullRule {
  return {
    op,
    pull: (call) => {
      const { builder, gradient, node, isWanted } = call;
      const [output = ''] = node.outputs;
      const zero = builder.float(0);
      let rest = gradient;
      const pulled = node.inputs.map((input, position) => {
        const passes = builder.add(isOther, [input, output]);
        const own = builder.add('Where', [passes, zero, rest]);
        rest = builder.add('Where', [passes, rest, zero]);
        return isWanted(position) ? sumTo(call, own, position) : undefined;
      });
      return pulled.some((each, position) => each === undefined && isWanted(position))
        ? undefined
        : pulled;
    },
  };
}

/** The largest and the smallest of several tensors. */
export const extremumRules: readonly PullRule[] = [
  extremum('Max', 'Less'),
  extremum('Min', 'Greater'),
];
