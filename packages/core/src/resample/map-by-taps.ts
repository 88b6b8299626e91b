import { matMul, reshape, tensor2d, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { axisMatrix, type AxisTaps } from './axis-matrix.js';

/**
 * Resamples maps by the taps of each axis.
 *
 * @param map `[N, ...space]`; the caller keeps it.
 * @param taps For each space axis, those of each position of the result.
 * @returns One value for each of these; the caller's to dispose.
 */
export function mapByTaps(map: Tensor, taps: readonly AxisTaps[]): Tensor {
  return tidy(() => {
    // Each turn moves the first axis of space behind the others, while the map is still small, and resamples it there: after all turns the order is as it was.
    return taps.reduce<Tensor>(
      (result, ofAxis) => {
        const [count = 1, inputSize = 1, ...others] = result.shape;
        const axes = [0, ...others.map((_, index) => index + 2), 1];
        const lines = reshape(transpose(result, axes), [-1, inputSize]);
        const { numbers, shape } = axisMatrix(inputSize, ofAxis);
        const resampled = matMul(lines, tensor2d(numbers, [...shape]));
        return reshape(resampled, [count, ...others, ofAxis.length]);
      },
      reshape(map, map.shape),
    );
  });
}
