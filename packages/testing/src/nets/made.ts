import { tensor, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Makes the numbers of `tooling/reference/made.py`: whole numbers of a sequence, divided once, from -scale / 2 to scale / 2.
 *
 * @param shape The shape.
 * @param seed The number of the sequence.
 * @param scale The width of their range.
 * @param offset Added to each.
 * @returns A tensor; the caller disposes it.
 */
export function made(shape: readonly number[], seed: number, scale: number, offset = 0): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const values = Float32Array.from(
    { length: count },
    (_, index) =>
      Math.fround((((index * 7919 + seed * 104_729) % 2003) / 2003 - 0.5) * scale) + offset,
  );
  return tensor(values, [...shape]);
}
