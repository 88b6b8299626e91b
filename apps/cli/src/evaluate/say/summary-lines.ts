import type { Interval } from '@gradcam/evaluate';
import { settingTitles } from './setting-titles.js';
import type { MetricSummary, SettingSummary } from '../summary.js';

/**
 * Writes the table of a metric.
 *
 * @param summary The metric in all settings.
 * @returns Lines: a heading, and one for each setting.
 */
export function summaryLines({ metric, settings }: MetricSummary): readonly string[] {
  const titles = settingTitles(settings.map(({ setting }) => setting));
  const width = Math.max(...titles.map((title) => title.length));
  return [
    `${metric.card.title} (${metric.card.better} is better)`,
    ...settings.map((each, at) =>
      `  ${(titles[at] ?? '').padEnd(width)}  ${meanText(each)}${differenceText(each)}`.trimEnd(),
    ),
  ];
}

/**
 * Says what a difference shows.
 *
 * @param verdict The verdict.
 * @returns Words.
 */
export function verdictText(verdict: NonNullable<SettingSummary['verdict']>): string {
  return { better: 'better', worse: 'worse', open: 'no difference shown' }[verdict];
}

/**
 * Writes the ends of an interval.
 *
 * @param interval The interval.
 * @returns Like `0.412 to 0.530`.
 */
export function intervalText({ low, high }: Pick<Interval, 'low' | 'high'>): string {
  return `${numberText(low)} to ${numberText(high)}`;
}

/**
 * Writes a value of a metric.
 *
 * @param value The value.
 * @returns Three decimals.
 */
export function numberText(value: number): string {
  return value.toFixed(3);
}

function meanText({ mean, interval, count }: SettingSummary): string {
  if (mean === undefined) return 'nothing measured';
  const ends = interval === undefined ? 'too few' : intervalText(interval);
  return `${numberText(mean)}  ${ends.padEnd(16)}  of ${count}`;
}

function differenceText({ difference, verdict }: SettingSummary): string {
  if (difference === undefined || verdict === undefined) return '';
  const sign = difference.mean > 0 ? '+' : '';
  return `  ${sign}${numberText(difference.mean)}  (${intervalText(difference)}, ${verdictText(verdict)})`;
}
