import type { PullCall } from '../pull-rule.js';
import { reduce } from './sums/reduce.js';
import type { StandardizedNames } from './standardized.js';

/**
 * Adds the gradient in numbers that were brought to mean 0 and variance 1.
 *
 * @param call The node.
 * @param names What `standardized` gave.
 * @param gradient The name of the gradient in the result.
 * @param axes The axes over which mean and variance go, from 0.
 * @returns The name of the gradient in the numbers.
 */
export function pullStandardized(
  call: Pick<PullCall, 'builder' | 'opset'>,
  { result, factor }: StandardizedNames,
  gradient: string,
  axes: readonly number[],
): string {
  const { builder } = call;
  const mean = (value: string) => reduce(call, 'ReduceMean', value, axes);
  const slope = mean(builder.add('Mul', [gradient, result]));
  const centred = builder.add('Sub', [gradient, mean(gradient)]);
  const rest = builder.add('Sub', [centred, builder.add('Mul', [result, slope])]);
  return builder.add('Mul', [rest, factor]);
}
