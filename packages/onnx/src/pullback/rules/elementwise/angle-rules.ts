import type { PullRule } from '../../pull-rule.js';
import { functionRule, type FunctionSlope } from './function-rule.js';

/** Adds one to the square of each number, or takes one of the two from the other. */
const withSquare =
  (by: 'Add' | 'Sub', isFirst = true): FunctionSlope =>
  (builder, value) => {
    const square = builder.add('Mul', [value, value]);
    const one = builder.float(1);
    return builder.add(by, isFirst ? [one, square] : [square, one]);
  };

const rootOf =
  (inner: FunctionSlope): FunctionSlope =>
  (builder, ...values) =>
    builder.add('Sqrt', [inner(builder, ...values)]);

/** Functions of angles, their inverses, and the same of the hyperbola. */
export const angleRules: readonly PullRule[] = [
  functionRule(
    'Acos',
    (builder, ...values) => builder.add('Neg', [rootOf(withSquare('Sub'))(builder, ...values)]),
    'Div',
  ),
  functionRule('Acosh', rootOf(withSquare('Sub', false)), 'Div'),
  functionRule('Asin', rootOf(withSquare('Sub')), 'Div'),
  functionRule('Asinh', rootOf(withSquare('Add')), 'Div'),
  functionRule('Atan', withSquare('Add'), 'Div'),
  functionRule('Atanh', withSquare('Sub'), 'Div'),
  functionRule('Cosh', (builder, input) => builder.add('Sinh', [input])),
  functionRule('Sinh', (builder, input) => builder.add('Cosh', [input])),
  functionRule('Tan', (builder, _, output) => withSquare('Add')(builder, output, output)),
];
