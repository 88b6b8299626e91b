/**
 * Finds the smallest and the largest of some numbers.
 *
 * @param numbers The numbers.
 * @returns Both; Infinity and -Infinity where there are none.
 */
export function extentOf(numbers: ArrayLike<number>): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  const { length } = numbers;
  // Without a copy: of a map it is large enough to be felt.
  for (let at = 0; at < length; at += 1) {
    const number = Number(numbers[at]);
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return { low, high };
}
