/**
 * Computes the mean of numbers.
 *
 * @param values The numbers.
 * @returns The mean; NaN for none.
 */
export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (const value of Float64Array.from(values)) sum += value;
  return sum / values.length;
}
