import { concat, type Tensor } from '@tensorflow/tfjs-core';
import { sameData } from './same-data.js';

/**
 * Repeats a batch: `a b` becomes `a b a b`. Not by tile, which takes wasm many times as long.
 *
 * @param tensor `[N, ...]`; the caller keeps it.
 * @param times At least 1.
 * @returns `[times * N, ...]`; the caller disposes it.
 */
export function repeatBatch(tensor: Tensor, times: number): Tensor {
  return times === 1 ? sameData(tensor) : concat(Array.from({ length: times }, () => tensor));
}
