import { checkChoice, checkNumber } from '@gradcam/errors';
import type { MetricInput } from '../metric/metric.js';
import { blurred } from './blurred.js';
import { channelMeans, noisy } from './noisy.js';

const replacements = ['blur', 'mean', 'noise'] as const;

/**
 * The numbers that take the place of what is removed: the input blurred; each channel's own mean; normal noise with the mean and the
 * deviation of each channel; or one number, in units of the input.
 */
export type Replacement = (typeof replacements)[number] | number;

/** The options of what takes the place of what is removed. */
export interface ReplacementOptions {
  /** The metric's own when left out. */
  readonly replacement?: Replacement | undefined;
  /** The standard deviation of the blur, in positions of the input; 5 for each 224 of its longer side when left out. */
  readonly blurDeviation?: number | undefined;
  /** Of the noise: the same seed gives the same noise, on every backend; 0 when left out. */
  readonly seed?: number | undefined;
}

/** The names of these options. */
export const replacementOptionNames = {
  replacement: true,
  blurDeviation: true,
  seed: true,
} as const satisfies Record<keyof ReplacementOptions, true>;

/**
 * Refuses a replacement that does not exist.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkReplacement({ replacement, blurDeviation, seed }: ReplacementOptions): void {
  const where = 'the option replacement';
  if (typeof replacement === 'number') checkNumber(replacement, { where });
  else checkChoice(replacement, replacements, where);
  if (seed !== undefined) checkNumber(seed, { where: 'the option seed', kind: 'integer' });
  if (blurDeviation === undefined) return;
  checkNumber(blurDeviation, { where: 'the option blurDeviation', above: 0 });
}

/**
 * Makes the input that takes the place of what is removed.
 *
 * @param input The sample.
 * @param replacement The kind of replacement.
 * @param options What it takes.
 * @returns As many numbers as the input has, in its order.
 */
export function replacementOf(
  { values, layout }: Pick<MetricInput, 'values' | 'layout'>,
  replacement: Replacement,
  { blurDeviation, seed = 0 }: ReplacementOptions,
): Float32Array {
  if (typeof replacement === 'number') return new Float32Array(values.length).fill(replacement);
  if (replacement === 'mean') return channelMeans(values, layout);
  if (replacement === 'noise') return noisy(values, layout, seed);
  return blurred(values, layout, blurDeviation ?? (5 * Math.max(...layout.space)) / 224);
}
