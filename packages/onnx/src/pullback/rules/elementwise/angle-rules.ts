import type { GraphBuilder } from '../../../export/build/graph-builder.js';
import type { PullRule } from '../../pull-rule.js';

/** Gives what the gradient is divided by, or else multiplied by. */
type Factor = (builder: GraphBuilder, input: string, output: string) => string;

function rule(op: string, by: 'Mul' | 'Div', factor: Factor): PullRule {
  return {
    op,
    pull: ({ builder, gradient, node }) => {
      const [[input = ''], [output = '']] = [node.inputs, node.outputs];
      return [builder.add(by, [gradient, factor(builder, input, output)])];
    },
  };
}

/** Adds a constant to the square of each number, or takes the square from it. */
const withSquare =
  (by: 'Add' | 'Sub', isFirst = true): Factor =>
  (builder, value) => {
    const square = builder.add('Mul', [value, value]);
    const one = builder.float(1);
    return builder.add(by, isFirst ? [one, square] : [square, one]);
  };

const rootOf =
  (inner: Factor): Factor =>
  (builder, ...values) =>
    builder.add('Sqrt', [inner(builder, ...values)]);

/** Functions of angles, their inverses, and the same of the hyperbola. */
export const angleRules: readonly PullRule[] = [
  rule('Acos', 'Div', (builder, input, output) =>
    builder.add('Neg', [rootOf(withSquare('Sub'))(builder, input, output)]),
  ),
  rule('Acosh', 'Div', rootOf(withSquare('Sub', false))),
  rule('Asin', 'Div', rootOf(withSquare('Sub'))),
  rule('Asinh', 'Div', rootOf(withSquare('Add'))),
  rule('Atan', 'Div', withSquare('Add')),
  rule('Atanh', 'Div', withSquare('Sub')),
  rule('Cosh', 'Mul', (builder, input) => builder.add('Sinh', [input])),
  rule('Sinh', 'Mul', (builder, input) => builder.add('Cosh', [input])),
  rule('Tan', 'Mul', (builder, _, output) => withSquare('Add')(builder, output, output)),
];
