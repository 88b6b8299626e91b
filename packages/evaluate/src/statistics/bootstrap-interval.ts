import { calledAs, checkNumber, checkOptionNames, GradCamError } from '@gradcam/errors';
import { checkCount } from '../numbers/check-count.js';
import { meanOf } from '../numbers/mean-of.js';
import { requireNumbers } from '../numbers/require-numbers.js';
import { uniformNumbers } from '../random/random-numbers.js';

/** The options of an interval. */
export interface BootstrapOptions {
  /** The number of times that values are drawn again; 2000 when left out. */
  readonly resamples?: number | undefined;
  /** The share of resampled means that lies within, between 0 and 1; 0.95 when left out. */
  readonly level?: number | undefined;
  /** The same seed gives the same interval; 0 when left out. */
  readonly seed?: number | undefined;
}

/** A mean and how sure it is. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const optionNames = {
  resamples: true,
  level: true,
  seed: true,
} as const satisfies Record<keyof BootstrapOptions, true>;

/**
 * Computes a bootstrap interval of a mean, by percentiles (Efron 1979).
 *
 * @param values The values of a metric, one for each sample.
 * @param options The level and the seed.
 * @returns The mean and the ends of the interval.
 * @throws `BAD_OPTION` for an empty list, and for what is not finite
 *
 * @example
 * ```ts
 * const { mean, low, high } = bootstrapInterval(metrics.deletion.values);
 * ```
 */
export function bootstrapInterval(
  values: readonly number[],
  options: BootstrapOptions = {},
): Interval {
  return calledAs('bootstrapInterval', () => {
    checkBootstrap(options);
    const { resamples = 2000, level = 0.95, seed = 0 } = options;
    requireNumbers(values);
    const next = uniformNumbers(seed);
    const means = Float64Array.from({ length: resamples }, () => drawnMean(values, next)).sort();
    const tail = (1 - level) / 2;
    return {
      mean: meanOf(values),
      low: quantile(means, tail),
      high: quantile(means, 1 - tail),
    };
  });
}

/**
 * Refuses options that no interval takes.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkBootstrap(options: BootstrapOptions): void {
  checkOptionNames(options, optionNames);
  const { resamples = 1, level = 0.5, seed = 0 } = options;
  checkCount(resamples, 'the option resamples');
  checkNumber(seed, { where: 'the option seed', kind: 'integer' });
  checkLevel(level);
}

function checkLevel(level: number): void {
  checkNumber(level, { where: 'the option level' });
  if (level > 0 && level < 1) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option level is wrong, got ${level}, expected a number between 0 and 1.`,
  );
}

function drawnMean(values: readonly number[], next: () => number): number {
  return meanOf(values.map(() => values[Math.floor(next() * values.length)] ?? NaN));
}

/** Between two sorted values in proportion, as NumPy has it. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return below + (at - Math.floor(at)) * (above - below);
}
