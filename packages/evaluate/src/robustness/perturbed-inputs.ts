import { add, cast, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { MetricInput } from '../metric/metric.js';

/**
 * Adds numbers to an input.
 *
 * @param input The sample.
 * @param added As many numbers as the input has, for each new input, one after the other.
 * @returns `[inputs, ...]`, of the type of the input; the caller disposes it.
 */
export function perturbedInputs(
  { x, values }: Pick<MetricInput, 'x' | 'values'>,
  added: readonly ArrayLike<number>[],
): Tensor {
  const flat = new Float32Array(added.length * values.length);
  for (const [index, each] of added.entries()) flat.set(each, index * values.length);
  return tidy(() => cast(add(x, tensor(flat, [added.length, ...x.shape.slice(1)])), x.dtype));
}
