import { checkNumber } from '@gradcam/errors';
import { maskAbove, thresholdOfMaximum, type Mask } from '@gradcam/render';
import type { MapInput } from '../metric/metric.js';
import { pictureSize } from '../sample/picture-size.js';

/** The options of the metrics of a thresholded map. */
export interface ThresholdOptions {
  /** The share of the highest number above which a position belongs to the mask, from 0 to 1; 0.15 when left out. */
  readonly threshold?: number | undefined;
}

/** The names of these options. */
export const thresholdOptionNames = {
  threshold: true,
} as const satisfies Record<keyof ThresholdOptions, true>;

/**
 * Refuses a threshold that is no share.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkThreshold({ threshold = 0 }: ThresholdOptions): void {
  checkNumber(threshold, { where: 'the option threshold', least: 0, most: 1 });
}

/**
 * Thresholds a map.
 *
 * @param input The sample, a picture.
 * @param options The threshold.
 * @returns The mask.
 * @throws `INPUT_SHAPE` for what is no picture
 */
export function thresholded(
  { map, layout }: Pick<MapInput, 'map' | 'layout'>,
  { threshold }: ThresholdOptions,
): Mask {
  const scores = { data: map, ...pictureSize(layout) };
  return maskAbove(scores, thresholdOfMaximum(scores, threshold));
}
