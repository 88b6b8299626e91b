import { cast, mul, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Marks the samples of a batch that have a number that is not finite, on the device: zero times such a number is NaN.
 *
 * Not by a maximum, which leaves out NaN on some backends.
 *
 * @param batch `[N, ...]`.
 * @returns `[N]`: NaN for a sample that has one, else 0.
 */
export function finiteRow(batch: Tensor): Tensor {
  const [samples = 1] = batch.shape;
  return sum(mul(reshape(cast(batch, 'float32'), [samples, -1]), 0), 1);
}
