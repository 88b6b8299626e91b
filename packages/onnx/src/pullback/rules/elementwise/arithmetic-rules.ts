import type { PullCall, PullRule } from '../../pull-rule.js';
import { sumTo } from '../../parts/sum-to.js';

/** The gradient in each wanted input, before it is brought to the input's shape. */
type Slope = (call: PullCall, position: number) => string;

/** Ops of numbers at the same place, where one operand may be repeated along axes that the other has. */
function broadcast(op: string, slope: Slope): PullRule {
  return {
    op,
    pull: (call) => {
      const pulled = call.node.inputs.map((_, position) =>
        call.isWanted(position) ? sumTo(call, slope(call, position), position) : undefined,
      );
      const isWhole = pulled.every(
        (each, position) => each !== undefined || !call.isWanted(position),
      );
      return isWhole ? pulled : undefined;
    },
  };
}

/** Sums, products and their kin. */
export const arithmeticRules: readonly PullRule[] = [
  broadcast('Add', ({ gradient }) => gradient),
  broadcast('Sum', ({ gradient }) => gradient),
  broadcast('Sub', ({ builder, gradient }, position) =>
    position === 0 ? gradient : builder.add('Neg', [gradient]),
  ),
  broadcast('Mul', ({ builder, gradient, node }, position) =>
    builder.add('Mul', [gradient, node.inputs[1 - position] ?? '']),
  ),
  broadcast('Div', ({ builder, gradient, node }, position) => {
    const [, divisor = ''] = node.inputs;
    const [quotient = ''] = node.outputs;
    const over = builder.add('Div', [gradient, divisor]);
    return position === 0 ? over : builder.add('Neg', [builder.add('Mul', [over, quotient])]);
  }),
];
