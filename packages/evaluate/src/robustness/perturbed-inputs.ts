import { add, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { MetricInput } from '../metric/metric.js';

/**
 * Adds changes to an input.
 *
 * @param input The sample.
 * @param changes As `possibleChanges` has them, for each new input.
 * @returns `[inputs, ...]`, of the type of the input; the caller disposes it.
 */
export function perturbedInputs(
  { x, values }: Pick<MetricInput, 'x' | 'values'>,
  changes: readonly ArrayLike<number>[],
): Tensor {
  const flat = new Float32Array(changes.length * values.length);
  for (const [index, each] of changes.entries()) flat.set(each, index * values.length);
  const shape = [changes.length, ...x.shape.slice(1)];
  return tidy(() => add(x, tensor(flat, shape, x.dtype)));
}
