import { cast, mul, reshape, sum, type Tensor } from '@tensorflow/tfjs-core';
import { areFinite } from '../../tensor/are-finite.js';
import { hostNumbers } from '../../tensor/host-numbers.js';

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

/**
 * Marks them where the numbers are.
 *
 * @param batch `[N, ...]`.
 * @returns `[N]`, a tensor, or where the numbers are on the host, a list.
 */
export function finiteMarks(batch: Tensor): Tensor | Float32Array {
  const numbers = hostNumbers(batch);
  if (numbers === undefined) return finiteRow(batch);
  const [samples = 1] = batch.shape;
  const size = numbers.length / samples;
  return Float32Array.from({ length: samples }, (_, sample) =>
    areFinite(numbers.subarray(sample * size, (sample + 1) * size)) ? 0 : NaN,
  );
}
