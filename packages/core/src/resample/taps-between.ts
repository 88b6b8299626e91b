import { axisTaps, type Interpolation } from '@gradcam/resample';
import type { AxisTaps } from './axis-matrix.js';

/** The taps of the axes that were resampled last: maps of one network have one size. */
const remembered = new Map<string, AxisTaps>();
const mostRemembered = 8;

/**
 * Finds the taps that bring maps from one size to another.
 *
 * @param from The size of each space axis.
 * @param to The wanted size of each.
 * @param interpolation The kernel.
 * @returns Those of each axis, for `mapByTaps`.
 */
export function tapsBetween(
  from: readonly number[],
  to: readonly number[],
  interpolation: Interpolation,
): readonly AxisTaps[] {
  return to.map((length, axis) => rememberedTaps(from[axis] ?? 1, length, interpolation));
}

function rememberedTaps(
  inputSize: number,
  outputSize: number,
  interpolation: Interpolation,
): AxisTaps {
  const key = [inputSize, outputSize, interpolation].join();
  const taps = remembered.get(key) ?? axisTaps(inputSize, outputSize, interpolation);
  remembered.delete(key);
  remembered.set(key, taps);
  for (const oldest of [...remembered.keys()].slice(0, -mostRemembered)) remembered.delete(oldest);
  return taps;
}
