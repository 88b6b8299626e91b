import { dataTypes } from '../../../proto/data-types.js';
import { broadcastRule } from '../../parts/broadcast-rule.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

/** Sums, products and their kin. */
export const arithmeticRules: readonly PullRule[] = [
  broadcastRule('Add', ({ gradient }) => gradient),
  broadcastRule('Sum', ({ gradient }) => gradient),
  broadcastRule('Mean', ({ builder, gradient, node }) =>
    builder.add('Div', [gradient, builder.float(node.inputs.length)]),
  ),
  broadcastRule('Sub', ({ builder, gradient }, position) =>
    position === 0 ? gradient : builder.add('Neg', [gradient]),
  ),
  broadcastRule('Mul', ({ builder, gradient, node }, position) =>
    builder.add('Mul', [gradient, node.inputs[1 - position] ?? '']),
  ),
  broadcastRule('Div', ({ builder, gradient, node }, position) => {
    const [, divisor = ''] = node.inputs;
    const [quotient = ''] = node.outputs;
    const over = builder.add('Div', [gradient, divisor]);
    return position === 0 ? over : builder.add('Neg', [builder.add('Mul', [over, quotient])]);
  }),
  // The remainder: the quotient in whole numbers times the divisor is taken away.
  broadcastRule('Mod', ({ builder, gradient, node }, position) => {
    if (position === 0) return gradient;
    const [number = '', divisor = ''] = node.inputs;
    const taken = builder.add('Sub', [node.outputs[0] ?? '', number]);
    return builder.add('Mul', [gradient, builder.add('Div', [taken, divisor])]);
  }),
  broadcastRule('Pow', (call, position) => (position === 0 ? inBase(call) : inExponent(call))),
];

/** Squares and roots by ops of their own, which are faster and have a gradient at zero. */
function inBase(call: PullCall): string {
  const { builder, gradient, node, constantOf } = call;
  const [base = ''] = node.inputs;
  const [power = ''] = node.outputs;
  const numbers = Array.from(constantOf(1)?.numbers() ?? []);
  const only = numbers.length === 1 ? numbers[0] : undefined;
  const times = (factor: string) => builder.add('Mul', [gradient, factor]);
  if (only === 2) return times(builder.add('Mul', [base, builder.float(2)]));
  if (only === 0.5) return builder.add('Div', [times(builder.float(0.5)), power]);
  const exponent = floatExponent(call);
  const less = builder.add('Sub', [exponent, builder.float(1)]);
  return times(builder.add('Mul', [exponent, builder.add('Pow', [base, less])]));
}

/** The exponent may be of whole numbers. */
function floatExponent({ builder, node }: PullCall): string {
  return builder.add('Cast', [node.inputs[1] ?? ''], { to: dataTypes.float32 });
}

/** Zero where the base has no logarithm, as in TensorFlow.js. */
function inExponent({ builder, gradient, node }: PullCall): string {
  const [base = ''] = node.inputs;
  const [power = ''] = node.outputs;
  const isPositive = builder.add('Greater', [base, builder.float(0)]);
  const logarithm = builder.add('Where', [
    isPositive,
    builder.add('Log', [base]),
    builder.float(0),
  ]);
  return builder.add('Mul', [gradient, builder.add('Mul', [power, logarithm])]);
}
