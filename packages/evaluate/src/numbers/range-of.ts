/**
 * Computes the range of numbers: the largest less the smallest.
 *
 * @param lists The numbers, of all lists together.
 * @returns The range; -Infinity for none.
 */
export function rangeOf(...lists: readonly ArrayLike<number>[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const list of lists)
    for (const value of Float64Array.from(list)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return high - low;
}
