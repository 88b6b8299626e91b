import { reshape, sum, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Sums the gradient in a broadcast tensor back over what it was repeated along.
 *
 * @param gradient Of the shape that came out of the broadcast, or already of the tensor's.
 * @param shape The tensor's.
 * @returns A tensor of that shape.
 */
export function sumTo(gradient: Tensor, shape: readonly number[]): Tensor {
  const added = gradient.rank - shape.length;
  const repeated = gradient.shape.flatMap((size, axis) =>
    axis < added || (shape[axis - added] === 1 && size !== 1) ? [axis] : [],
  );
  return repeated.length === 0 ? gradient : reshape(sum(gradient, repeated), [...shape]);
}
