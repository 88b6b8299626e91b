import { add, cast, reshape, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
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
  const flat = Float32Array.from(added.flatMap((each) => Array.from(each)));
  const shape = [added.length, ...x.shape.slice(1)];
  return tidy(() =>
    cast(add(x, reshape(tensor(flat, [added.length, values.length]), shape)), x.dtype),
  );
}
