import { numberOf } from '../../../head/attributes.js';
import { axisFrom } from '../../../head/values/strides.js';
import { reduce } from '../../parts/sums/reduce.js';
import type { PullRule } from '../../pull-rule.js';

/** An axis brought to the length 1: what is along the result is taken out of the gradient. */
export const lpNormalizationRule: PullRule = {
  op: 'LpNormalization',
  pull: (call) => {
    const { builder, gradient, node, outputShape } = call;
    if (outputShape === undefined) return undefined;
    const [[input = ''], [output = '']] = [node.inputs, node.outputs];
    const axes = [axisFrom(numberOf(node, 'axis', -1), outputShape.length)];
    const isOfSquares = numberOf(node, 'p', 2) === 2;
    const length = reduce(call, isOfSquares ? 'ReduceL2' : 'ReduceL1', input, axes);
    const along = reduce(call, 'ReduceSum', builder.add('Mul', [gradient, output]), axes);
    const direction = isOfSquares ? output : builder.add('Sign', [input]);
    const rest = builder.add('Sub', [gradient, builder.add('Mul', [direction, along])]);
    return [builder.add('Div', [rest, length])];
  },
};
