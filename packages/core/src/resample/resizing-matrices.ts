import type { Interpolation } from '@gradcam/resample';
import type { AxisTaps } from './map-by-taps.js';
import { tapsBetween } from './taps-between.js';

/** Numbers row by row. */
interface Matrix {
  readonly numbers: Float32Array;
  readonly shape: readonly [number, number];
}

/**
 * Makes the matrices between which a map of two axes is resized.
 *
 * @param cells The size of the map.
 * @param size The wanted one.
 * @param interpolation The kernel.
 * @returns The one before the map, `[height, cells]`, and the one behind it, `[cells, width]`.
 */
export function resizingMatrices(
  [rows, columns]: readonly [number, number],
  [height, width]: readonly [number, number],
  interpolation: Interpolation,
): readonly [Matrix, Matrix] {
  const [ofRows = [], ofColumns = []] = tapsBetween(
    [rows, columns],
    [height, width],
    interpolation,
  );
  const before = matrixOf(ofRows, [height, rows], (from, to) => to * rows + from);
  const behind = matrixOf(ofColumns, [columns, width], (from, to) => from * width + to);
  return [before, behind];
}

function matrixOf(
  taps: AxisTaps,
  shape: readonly [number, number],
  placeOf: (from: number, to: number) => number,
): Matrix {
  const numbers = new Float32Array(shape[0] * shape[1]);
  taps.forEach((ofPosition, to) => {
    for (const { index, weight } of ofPosition) numbers[placeOf(index, to)] = weight;
  });
  return { numbers, shape };
}
