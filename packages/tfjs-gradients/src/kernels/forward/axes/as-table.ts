import { reshape, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Makes a row a table of one row, and leaves anything else as it is.
 *
 * @param x Any number of axes.
 * @returns The same numbers.
 */
export function asTable(x: Tensor): Tensor {
  return x.rank === 1 ? reshape(x, [1, x.size]) : x;
}
