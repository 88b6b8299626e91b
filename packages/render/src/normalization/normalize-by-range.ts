import { checkFinite, checkNumbers, checkRising } from '../input/check-numbers.js';
import type { Normalization } from './normalization.js';

/**
 * Maps `low` to 0 and `high` to 1, clamped: the same scale for several maps.
 *
 * @param low The score that becomes 0.
 * @param high The score that becomes 1, above `low`.
 * @returns The normalisation.
 * @throws `BAD_OPTION` where `low` is not below `high`, or a number is not finite.
 */
export function normalizeByRange(low: number, high: number): Normalization {
  checkRising('normalizeByRange', low, high);
  checkFinite('normalizeByRange', 'the low', low);
  checkFinite('normalizeByRange', 'the high', high);
  return (scores) => {
    checkNumbers('normalizeByRange', scores);
    return scale(scores, low, high);
  };
}

/**
 * Brings scores onto a scale from `low` to `high`; all zero where there is no range.
 *
 * @param scores The scores.
 * @param low The score that becomes 0.
 * @param high The score that becomes 1.
 * @returns Values in [0, 1].
 */
export function scale(scores: ArrayLike<number>, low: number, high: number): Float32Array {
  const range = high - low;
  const factor = range > 0 ? 1 / range : 0;
  const { length } = scores;
  const values = new Float32Array(length);
  // Not by a callback for each, which takes ten times as long.
  for (let at = 0; at < length; at += 1)
    values[at] = Math.min(1, Math.max(0, (Number(scores[at]) - low) * factor));
  return values;
}
