import { tile, type Tensor } from '@tensorflow/tfjs-core';

/**
 * A batch, several times over: `a b` becomes `a b a b`.
 *
 * @param tensor `[N, ...]`; the caller keeps it.
 * @param times At least 1.
 * @returns `[times * N, ...]`; the caller disposes it.
 */
export function repeatBatch(tensor: Tensor, times: number): Tensor {
  const rest = tensor.shape.slice(1).map(() => 1);
  return times === 1 ? tensor.clone() : tile(tensor, [times, ...rest]);
}
