import type { Tap } from '@gradcam/resample';

/** The taps of each position along an axis. */
export type AxisTaps = readonly (readonly Tap[])[];

/** Numbers row by row, which nobody changes. */
export interface Matrix {
  readonly numbers: Float32Array;
  readonly shape: readonly [number, number];
}

/** The matrices of taps that are kept. */
const matrices = new WeakMap<AxisTaps, Matrix>();

/**
 * Writes the taps of an axis as a matrix.
 *
 * @param inputSize The size of the axis that the taps read.
 * @param taps The taps.
 * @returns `[inputSize, outputSize]`, the same object for the same taps.
 */
export function axisMatrix(inputSize: number, taps: AxisTaps): Matrix {
  const matrix = matrices.get(taps) ?? matrixOf(inputSize, taps);
  matrices.set(taps, matrix);
  return matrix;
}

function matrixOf(inputSize: number, taps: AxisTaps): Matrix {
  const numbers = new Float32Array(inputSize * taps.length);
  taps.forEach((ofPosition, column) => {
    for (const { index, weight } of ofPosition) numbers[index * taps.length + column] = weight;
  });
  return { numbers, shape: [inputSize, taps.length] };
}
