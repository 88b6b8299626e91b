import type { GraphBuilder } from '../../../export/build/graph-builder.js';
import type { PullRule } from '../../pull-rule.js';

/** Adds the nodes of a slope to the names of the input and the output. */
type Slope = (builder: GraphBuilder, input: string, output: string) => string;

/** Makes the rule of a function of one number: the gradient times the slope, or over what is one over it. */
function rule(op: string, slope: Slope, join: 'Mul' | 'Div' = 'Mul'): PullRule {
  return {
    op,
    pull: (call) => {
      const { builder, gradient, node } = call;
      const [input = ''] = node.inputs;
      const [output = ''] = node.outputs;
      return [builder.add(join, [gradient, slope(builder, input, output)])];
    },
  };
}

/** One less a square, the slope of a hyperbolic tangent by its value. */
function lessSquare(builder: GraphBuilder, value: string): string {
  return builder.add('Sub', [builder.float(1), builder.add('Mul', [value, value])]);
}

/** Functions of one number. */
export const functionRules: readonly PullRule[] = [
  { op: 'Neg', pull: ({ builder, gradient }) => [builder.add('Neg', [gradient])] },
  rule('Abs', (builder, input) => builder.add('Sign', [input])),
  rule('Exp', (_, __, output) => output),
  rule('Log', (_, input) => input, 'Div'),
  rule('Sqrt', (builder, _, output) => builder.add('Add', [output, output]), 'Div'),
  rule('Reciprocal', (builder, _, output) =>
    builder.add('Neg', [builder.add('Mul', [output, output])]),
  ),
  rule('Sin', (builder, input) => builder.add('Cos', [input])),
  rule('Cos', (builder, input) => builder.add('Neg', [builder.add('Sin', [input])])),
  rule('Sigmoid', (builder, _, output) =>
    builder.add('Mul', [output, builder.add('Sub', [builder.float(1), output])]),
  ),
  rule('Tanh', (builder, _, output) => lessSquare(builder, output)),
  rule('Softplus', (builder, input) => builder.add('Sigmoid', [input])),
  rule(
    'Softsign',
    (builder, input) => {
      const sum = builder.add('Add', [builder.add('Abs', [input]), builder.float(1)]);
      return builder.add('Mul', [sum, sum]);
    },
    'Div',
  ),
  rule('HardSwish', (builder, input) => {
    // At both ends the line counts, as in TensorFlow.js.
    const isOutside = builder.add('Greater', [builder.add('Abs', [input]), builder.float(3)]);
    const sixth = builder.add('Mul', [input, builder.float(1 / 6)]);
    const own = builder.add('Where', [isOutside, builder.float(0), sixth]);
    const factor = { alpha: { kind: 'float', value: 1 / 6 } } as const;
    return builder.add('Add', [builder.add('HardSigmoid', [input], factor), own]);
  }),
  rule('Mish', (builder, input) => {
    const bend = builder.add('Tanh', [builder.add('Softplus', [input])]);
    const inner = builder.add('Mul', [input, builder.add('Sigmoid', [input])]);
    return builder.add('Add', [bend, builder.add('Mul', [inner, lessSquare(builder, bend)])]);
  }),
];
