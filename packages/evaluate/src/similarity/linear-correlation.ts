import { meanOf } from '../numbers/mean-of.js';

/**
 * Computes Pearson's correlation of two lists.
 *
 * @param first Numbers.
 * @param second As many numbers.
 * @returns From -1 to 1; NaN where one list is the same everywhere.
 */
export function linearCorrelation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [middle, other] = [meanOf(first), meanOf(second)];
  let [both, own, theirs] = [0, 0, 0];
  for (let at = 0; at < first.length; at += 1) {
    const [x, y] = [(first[at] ?? NaN) - middle, (second[at] ?? NaN) - other];
    both += x * y;
    own += x * x;
    theirs += y * y;
  }
  return both / Math.sqrt(own * theirs);
}
