import type { PullCall } from '../pull-rule.js';
import { reduce } from './sums/reduce.js';

/** Numbers with mean 0 and variance 1, and what they were multiplied by, as names of values. */
export interface StandardizedNames {
  readonly result: string;
  /** One over the deviation. */
  readonly factor: string;
}

/**
 * Brings numbers to mean 0 and variance 1, as a normalisation does before it scales and shifts.
 *
 * @param call The node.
 * @param value The name of the numbers.
 * @param axes The axes over which mean and variance go, from 0.
 * @param epsilon Added to the variance.
 * @returns The names.
 */
export function standardized(
  call: Pick<PullCall, 'builder' | 'opset'>,
  value: string,
  axes: readonly number[],
  epsilon: number,
): StandardizedNames {
  const { builder } = call;
  const centred = builder.add('Sub', [value, reduce(call, 'ReduceMean', value, axes)]);
  const squares = builder.add('Mul', [centred, centred]);
  const variance = reduce(call, 'ReduceMean', squares, axes);
  const deviation = builder.add('Sqrt', [builder.add('Add', [variance, builder.float(epsilon)])]);
  const factor = builder.add('Reciprocal', [deviation]);
  return { result: builder.add('Mul', [centred, factor]), factor };
}
