import { calledAs, checkKind, isObject } from '@gradcam/errors';
import { checkResampling } from './check-resampling.js';
import type { Interpolation } from './interpolation.js';
import { tapsAround, type Tap } from './taps-around.js';

/** The places of samples along an axis, in output samples from 0. */
export interface PlacedSamples {
  /** The number of samples. */
  readonly size: number;
  /** The place of the first one. */
  readonly offset: number;
  /** The distance from one to the next, above 0. */
  readonly stride: number;
}

/**
 * Computes the weights that resample an axis whose samples have places of their own, where `axisTaps` lays them side by side over the whole output.
 *
 * The first and the last sample hold beyond their places. `'bilinear-corners'` is bilinear here.
 *
 * @param samples The samples and their places.
 * @param outputSize Samples wanted, at least 1.
 * @param interpolation The kernel.
 * @returns For each output sample its taps; their weights add up to one.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * // Seven cells of a map over 224 pixels, centred at 31, 63, … 223.
 * placedTaps({ size: 7, offset: 31, stride: 32 }, 224, 'bilinear')[47]; // half of each of the cells 0 and 1
 * ```
 */
export function placedTaps(
  samples: PlacedSamples,
  outputSize: number,
  interpolation: Interpolation,
): Tap[][] {
  calledAs('placedTaps', () => {
    checkKind(isPlaced(samples), samples, 'these are not samples with places', placed);
    checkResampling([samples.size, outputSize], interpolation);
  });
  const { size, offset, stride } = samples;
  const stretch = Math.max(1, 1 / stride);
  return Array.from({ length: outputSize }, (_, output) => {
    const place = Math.min(size - 1, Math.max(0, (output - offset) / stride));
    return tapsAround(place, size, stretch, interpolation);
  });
}

const placed = '{ size, offset, stride }, numbers, the stride above 0';

function isPlaced(samples: unknown): boolean {
  const { size, offset, stride } = isObject(samples) ? samples : {};
  return [size, offset, stride].every(Number.isFinite) && Number(stride) > 0;
}
