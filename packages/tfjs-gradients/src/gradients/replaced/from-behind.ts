import { reverse, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Runs something that accumulates along an axis from behind. tfjs's own `reverse` is not used, as WebGPU compiles the length of the axis into
 * a program that it then uses for every length.
 *
 * @param x The tensor to accumulate.
 * @param axis Along which axis.
 * @param accumulate From the front.
 * @returns A tensor of the shape of `x`.
 */
export function fromBehind(
  x: Tensor,
  axis: number,
  accumulate: (reversed: Tensor) => Tensor,
): Tensor {
  return reverse(accumulate(reverse(x, axis)), axis);
}
