import { calledAs } from '@gradcam/errors';
import { requirePair } from '../numbers/require-numbers.js';
import { linearCorrelation } from './linear-correlation.js';

/**
 * Computes Spearman's rank correlation of two lists: 1 where both rise together, -1 where one falls as the other rises.
 *
 * @param first Numbers.
 * @param second As many numbers.
 * @returns From -1 to 1; equal numbers share the mean of their ranks. NaN where one list is the same everywhere.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * rankCorrelation([1, 2, 3], [10, 20, 15]); // 0.5
 * ```
 */
export function rankCorrelation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  return calledAs('rankCorrelation', () => {
    requirePair(first, second);
    return linearCorrelation(sharedRanks(first), sharedRanks(second));
  });
}

function sharedRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, at) => at);
  order.sort((a, b) => (values[a] ?? NaN) - (values[b] ?? NaN));
  const ranks = new Float64Array(values.length);
  let from = 0;
  while (from < order.length) {
    const value = values[order[from] ?? NaN];
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? NaN] === value) to += 1;
    for (const at of order.slice(from, to + 1)) ranks[at] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}
