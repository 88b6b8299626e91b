import type { Tap } from '@gradcam/resample';
import { matMul, reshape, tensor2d, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';

/** The taps of each position along an axis. */
export type AxisTaps = readonly (readonly Tap[])[];

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
        const resampled = matMul(lines, axisMatrix(inputSize, ofAxis));
        return reshape(resampled, [count, ...others, ofAxis.length]);
      },
      reshape(map, map.shape),
    );
  });
}

/** The matrices of taps that are kept. */
const matrices = new WeakMap<AxisTaps, Float32Array>();

/** The taps of an axis as a matrix, `[inputSize, outputSize]`. */
function axisMatrix(inputSize: number, taps: AxisTaps) {
  const values = matrices.get(taps) ?? matrixOf(inputSize, taps);
  matrices.set(taps, values);
  return tensor2d(values, [inputSize, taps.length]);
}

function matrixOf(inputSize: number, taps: AxisTaps): Float32Array {
  const values = new Float32Array(inputSize * taps.length);
  taps.forEach((ofPosition, column) => {
    for (const { index, weight } of ofPosition) values[index * taps.length + column] = weight;
  });
  return values;
}
