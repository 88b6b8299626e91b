import type { GraphBuilder } from '../../../export/build/graph-builder.js';
import type { PullRule } from '../../pull-rule.js';
import { functionRule } from './function-rule.js';

/** One less a square, the slope of a hyperbolic tangent by its value. */
function lessSquare(builder: GraphBuilder, value: string): string {
  return builder.add('Sub', [builder.float(1), builder.add('Mul', [value, value])]);
}

/** Functions of one number. */
export const functionRules: readonly PullRule[] = [
  { op: 'Neg', pull: ({ builder, gradient }) => [builder.add('Neg', [gradient])] },
  functionRule('Abs', (builder, input) => builder.add('Sign', [input])),
  functionRule('Exp', (_, __, output) => output),
  functionRule('Log', (_, input) => input, 'Div'),
  functionRule('Sqrt', (builder, _, output) => builder.add('Add', [output, output]), 'Div'),
  functionRule('Reciprocal', (builder, _, output) =>
    builder.add('Neg', [builder.add('Mul', [output, output])]),
  ),
  functionRule('Sin', (builder, input) => builder.add('Cos', [input])),
  functionRule('Cos', (builder, input) => builder.add('Neg', [builder.add('Sin', [input])])),
  functionRule('Sigmoid', (builder, _, output) =>
    builder.add('Mul', [output, builder.add('Sub', [builder.float(1), output])]),
  ),
  functionRule('Tanh', (builder, _, output) => lessSquare(builder, output)),
  functionRule('Softplus', (builder, input) => builder.add('Sigmoid', [input])),
  functionRule(
    'Softsign',
    (builder, input) => {
      const sum = builder.add('Add', [builder.add('Abs', [input]), builder.float(1)]);
      return builder.add('Mul', [sum, sum]);
    },
    'Div',
  ),
  functionRule('HardSwish', (builder, input) => {
    // At both ends the line counts, as in TensorFlow.js.
    const isOutside = builder.add('Greater', [builder.add('Abs', [input]), builder.float(3)]);
    const sixth = builder.add('Mul', [input, builder.float(1 / 6)]);
    const own = builder.add('Where', [isOutside, builder.float(0), sixth]);
    const factor = { alpha: { kind: 'float', value: 1 / 6 } } as const;
    return builder.add('Add', [builder.add('HardSigmoid', [input], factor), own]);
  }),
  functionRule('Mish', (builder, input) => {
    const bend = builder.add('Tanh', [builder.add('Softplus', [input])]);
    const inner = builder.add('Mul', [input, builder.add('Sigmoid', [input])]);
    return builder.add('Add', [bend, builder.add('Mul', [inner, lessSquare(builder, bend)])]);
  }),
];
