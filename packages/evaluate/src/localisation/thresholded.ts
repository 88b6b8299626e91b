import { checkNumber, GradCamError } from '@gradcam/errors';
import { maskAbove, thresholdOfMaximum, type Mask } from '@gradcam/render';
import type { MetricInput } from '../metric/metric.js';

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
  checkShare(threshold, 'the option threshold');
}

/**
 * Refuses what is no share.
 *
 * @param value As given by the caller.
 * @param where Its name in messages.
 * @throws `BAD_OPTION`
 */
export function checkShare(value: number, where: string): void {
  checkNumber(value, { where, least: 0 });
  if (value <= 1) return;
  throw new GradCamError(
    'BAD_OPTION',
    `${where} is wrong, got ${value}, expected a number from 0 to 1.`,
  );
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
  { map, layout }: Pick<MetricInput, 'map' | 'layout'>,
  { threshold = 0.15 }: ThresholdOptions,
): Mask {
  const [height, width] = layout.space;
  if (layout.space.length !== 2 || height === undefined || width === undefined)
    throw new GradCamError(
      'INPUT_SHAPE',
      `the metric is one of pictures, got an input with ${layout.space.length} space axes, expected two.`,
    );
  const scores = { data: map, width, height };
  return maskAbove(scores, thresholdOfMaximum(scores, threshold));
}
