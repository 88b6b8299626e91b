import { bootstrapInterval, pairedDifference } from '@gradcam/evaluate';

/**
 * Compares two settings by one metric, on the samples of which both have a value.
 *
 * @param {(number | null)[]} ours a value for each sample
 * @param {(number | null)[]} theirs the same samples
 * @param {number} group samples that share a picture count as one, by their mean
 * @returns {{ count: number, ours: object, theirs: object, difference: object } | undefined} means with intervals of 95 %; undefined without values
 */
export function compare(ours, theirs, group = 1) {
  const pairs = ours
    .map((value, index) => [value, theirs[index]])
    .filter(([a, b]) => a !== null && b !== null);
  const grouped = Array.from({ length: Math.floor(pairs.length / group) }, (_, index) => {
    const own = pairs.slice(index * group, (index + 1) * group);
    return [0, 1].map((side) => own.reduce((sum, pair) => sum + pair[side], 0) / group);
  });
  if (grouped.length === 0) return undefined;
  const [first, second] = [0, 1].map((side) => grouped.map((pair) => pair[side]));
  return {
    count: grouped.length,
    ours: bootstrapInterval(first),
    theirs: bootstrapInterval(second),
    difference: pairedDifference(first, second),
  };
}

/**
 * Says which of two is better.
 *
 * @param {{ low: number, high: number }} difference of ours from theirs
 * @param {'higher' | 'lower'} better what is better
 * @returns {'better' | 'worse' | 'even'} even where the interval holds 0
 */
export function verdict({ low, high }, better) {
  if (low <= 0 && high >= 0) return 'even';
  return low > 0 === (better === 'higher') ? 'better' : 'worse';
}
