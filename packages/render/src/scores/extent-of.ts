/**
 * Finds the smallest and the largest of some numbers.
 *
 * @param numbers The numbers.
 * @returns Both; Infinity and -Infinity where there are none.
 */
export function extentOf(numbers: ArrayLike<number>): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const number of Float64Array.from(numbers)) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return { low, high };
}
