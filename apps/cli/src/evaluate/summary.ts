import { bootstrapInterval, pairedDifference, type Interval, type Metric } from '@gradcam/evaluate';
import type { MeasuredSetting } from './evaluate-setting.js';
import type { SetSample } from './set/samples-of-set.js';

/** One metric in one setting. */
export interface SettingSummary {
  readonly setting: MeasuredSetting;
  /** The number of samples that could be measured. */
  readonly count: number;
  /** Undefined where none could. */
  readonly mean: number | undefined;
  /** The mean with its interval; undefined of fewer than six samples. */
  readonly interval: Interval | undefined;
  /** The difference from the first setting on the samples that both have; undefined of the first one, and of fewer than six samples. */
  readonly difference: Interval | undefined;
  /** The sense of the difference; undefined where there is none. */
  readonly verdict: 'better' | 'worse' | 'open' | undefined;
}

/** One metric in all settings. */
export interface MetricSummary {
  readonly metric: Metric;
  readonly settings: readonly SettingSummary[];
}

/**
 * Sums up what was measured: means with their 95 % intervals, and how far each setting is from the first.
 *
 * @param metrics The metrics.
 * @param settings The settings; the first one is what others are compared with.
 * @returns A table for each metric.
 */
export function summaryOf(
  metrics: readonly Metric[],
  settings: readonly MeasuredSetting[],
): readonly MetricSummary[] {
  return metrics.map((metric) => {
    // The centre of the picture is measured by some metrics only.
    const measured = settings.flatMap((setting) => {
      const own = setting.values.get(metric.name);
      return own === undefined ? [] : [{ setting, own }];
    });
    const first = measured[0]?.own ?? new Map<SetSample, number>();
    return {
      metric,
      settings: measured.map(({ setting, own }, at) => {
        const difference = at === 0 ? undefined : differenceOf(own, first);
        return { setting, ...meanOf(own), difference, verdict: verdictOf(difference, metric) };
      }),
    };
  });
}

type Values = ReadonlyMap<SetSample, number>;

/** The fewest samples of an interval: of fewer, all lie on one side of a value by chance more often than once in twenty, and no interval of theirs would hold it. */
const fewest = 6;

function meanOf(values: Values): Pick<SettingSummary, 'count' | 'mean' | 'interval'> {
  const numbers = [...values.values()];
  if (numbers.length === 0) return { count: 0, mean: undefined, interval: undefined };
  const interval = bootstrapInterval(numbers);
  const { length: count } = numbers;
  return { count, mean: interval.mean, interval: count < fewest ? undefined : interval };
}

function differenceOf(own: Values, first: Values): Interval | undefined {
  const both = [...own.keys()].filter((sample) => first.has(sample));
  if (both.length < fewest) return undefined;
  const of = (values: Values) => both.map((sample) => values.get(sample) ?? NaN);
  return pairedDifference(of(own), of(first));
}

function verdictOf(difference: Interval | undefined, { card }: Metric): SettingSummary['verdict'] {
  if (difference === undefined) return undefined;
  const { low, high } = difference;
  if (low <= 0 && high >= 0) return 'open';
  return low > 0 === (card.better === 'higher') ? 'better' : 'worse';
}
