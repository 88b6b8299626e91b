import { refusal, shown } from '../input/refusal.js';
import { checkNumbers } from '../input/check-numbers.js';
import type { Normalization } from './normalization.js';
import { scale } from './normalize-by-range.js';

/**
 * Two percentiles of the scores to 0 and 1, so that a few outliers do not darken the rest.
 *
 * A percentile between two scores is interpolated between them.
 *
 * @param low In [0, 100).
 * @param high In (low, 100].
 * @returns The normalisation.
 * @throws `BAD_OPTION` where the percentiles are out of range, or a score is not finite.
 */
export function normalizeByPercentile(low: number, high: number): Normalization {
  const areNumbers = [low, high].every((value) => Number.isFinite(value));
  if (!areNumbers || low < 0 || low >= high || high > 100) {
    throw refusal(
      'normalizeByPercentile',
      `the percentiles are out of range, got ${shown(low)} and ${shown(high)}; expected 0 <= low < high <= 100.`,
    );
  }
  return (scores) => {
    checkNumbers('normalizeByPercentile', scores);
    const sorted = Float64Array.from(scores).sort();
    return scale(scores, percentile(sorted, low), percentile(sorted, high));
  };
}

function percentile(sorted: Float64Array, percent: number): number {
  const position = (percent / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? 0;
  return below + (above - below) * (position - Math.floor(position));
}
