import { shareExtremum } from '../../parts/sums/share-extremum.js';
import { spreadMean } from '../../parts/sums/spread-mean.js';
import type { PullCall, PullRule } from '../../pull-rule.js';
import { orderRules } from './order-rules.js';
import { reducedOf, type Reduced } from './reduced.js';
import { softmaxRules } from './softmax-rules.js';

/** A reduction, with the gradient and the output where the axes are kept. */
interface Call extends PullCall {
  readonly input: string;
  readonly output: string;
  readonly axes: Reduced['axes'];
}

/** Gives the gradient in the input, which may still have a size of one along the axes. */
type Spread = (call: Call) => string;

function reduction(name: string, spread: Spread): PullRule {
  return {
    op: `Reduce${name}`,
    pull: (call) => {
      const reduced = reducedOf(call);
      if (reduced === undefined) return undefined;
      const { axes, kept } = reduced;
      const { node, builder } = call;
      const [[input = ''], [output = '']] = [node.inputs, node.outputs];
      const spreaded = spread({
        ...call,
        gradient: kept(call.gradient),
        output: kept(output),
        input,
        axes,
      });
      return [builder.add('Expand', [spreaded, builder.add('Shape', [input])])];
    },
  };
}

/** The gradient times a function of each number. */
const times =
  (factor: (call: Call) => string): Spread =>
  (call) =>
    call.builder.add('Mul', [call.gradient, factor(call)]);

/** Reductions, softmaxes, and what orders numbers. */
export const reductionRules: readonly PullRule[] = [
  ...softmaxRules,
  ...orderRules,
  reduction('Sum', ({ gradient }) => gradient),
  reduction('Mean', (call) => spreadMean(call, call.gradient)),
  reduction('Max', (call) => shareExtremum(call, 'Less', call)),
  reduction('Min', (call) => shareExtremum(call, 'Greater', call)),
  reduction(
    'L1',
    times(({ builder, input }) => builder.add('Sign', [input])),
  ),
  reduction(
    'SumSquare',
    times(({ builder, input }) => builder.add('Mul', [input, builder.float(2)])),
  ),
  reduction(
    'L2',
    times(({ builder, input, output }) => builder.add('Div', [input, output])),
  ),
  reduction('LogSum', ({ builder, gradient, output }) =>
    builder.add('Div', [gradient, builder.add('Exp', [output])]),
  ),
  reduction(
    'LogSumExp',
    times(({ builder, input, output }) =>
      builder.add('Exp', [builder.add('Sub', [input, output])]),
    ),
  ),
];
