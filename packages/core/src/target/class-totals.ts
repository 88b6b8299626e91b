import { sum, type Tensor } from '@tensorflow/tfjs-core';

/**
 * The score of every class: the class channel summed over everything else (Vinogradova 2020, eq. 2 with all
 * pixels), which for a classifier is the class score itself.
 *
 * @param output `[N, C]` or `[N, ...space, C]`.
 * @returns `[N, C]`.
 */
export function classTotals(output: Tensor): Tensor {
  const space = Array.from({ length: output.rank - 2 }, (_, index) => index + 1);
  return space.length === 0 ? output : sum(output, space);
}
