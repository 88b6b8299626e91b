import { matMul, transpose, type Tensor } from '@tensorflow/tfjs-core';

/** From here on it pays to prepare the matrix. */
const manyRows = 16;

/**
 * Multiplies rows by a matrix, as a fully connected layer does.
 *
 * WebAssembly brings the second factor of a plain product into an order of its own, which takes many times as long as the product with a few rows, in both
 * directions. With the factors turned, neither the product nor its gradient is a plain one.
 *
 * @param rows `[N, C]`
 * @param matrix `[C, K]`, or `[K, C]`
 * @param isTurned True for `[K, C]`.
 * @returns `[N, K]`
 */
export function timesMatrix(rows: Tensor, matrix: Tensor, isTurned: boolean): Tensor {
  const [count = 1] = rows.shape;
  if (count >= manyRows) return matMul(rows, matrix, false, isTurned);
  return transpose(matMul(matrix, rows, !isTurned, true));
}
