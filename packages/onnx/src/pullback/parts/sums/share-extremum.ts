import { dataTypes } from '../../../proto/data-types.js';
import type { PullCall } from '../../pull-rule.js';
import { reduce } from './reduce.js';

/** Numbers and the largest or smallest of them along some axes, which are kept with a size of one, as names of values. */
export interface Extremum {
  readonly input: string;
  readonly output: string;
  /** The gradient in the output. */
  readonly gradient: string;
  readonly axes: readonly number[];
}

/**
 * Shares the gradient of the largest or smallest number among all that are equal to it, as TensorFlow.js does.
 *
 * @param call The node.
 * @param isOther Tells the numbers that are not it: `Less` for the largest.
 * @param extremum The numbers.
 * @returns The name of the gradient in the numbers.
 */
export function shareExtremum(
  call: PullCall,
  isOther: 'Less' | 'Greater',
  { input, output, gradient, axes }: Extremum,
): string {
  const { builder } = call;
  const others = builder.add(isOther, [input, output]);
  const chosen = builder.add('Cast', [builder.add('Not', [others])], { to: dataTypes.float32 });
  const count = reduce(call, 'ReduceSum', chosen, axes);
  return builder.add('Mul', [chosen, builder.add('Div', [gradient, count])]);
}
