import { transpose, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes something along an axis by a function that knows the last one only.
 *
 * @param x The tensor.
 * @param axis The axis, from 0.
 * @param compute The function.
 * @returns Its result, with the axis back in its place.
 */
export function alongAxis(x: Tensor, axis: number, compute: (x: Tensor) => Tensor): Tensor {
  if (axis === x.rank - 1) return compute(x);
  const order = x.shape.map((_, at) => at);
  [order[axis], order[x.rank - 1]] = [x.rank - 1, axis];
  return transpose(compute(transpose(x, order)), order);
}
