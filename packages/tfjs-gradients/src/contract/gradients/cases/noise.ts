import { mul, range, reshape, sin, tidy, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Makes numbers without a pattern, the same every time.
 *
 * @param shape The shape.
 * @param start The start of the sequence.
 * @returns A tensor; the caller disposes it, or a `tf.tidy` around it.
 */
export function noise(shape: readonly number[], start: number): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return tidy(() => reshape(sin(mul(range(start, start + count, 1), 1.7)), [...shape]));
}
