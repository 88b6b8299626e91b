/**
 * Computes the largest difference between two lists of numbers, relative to the largest finite number of the second. Values that
 * are not finite must be the same.
 *
 * @param found The result.
 * @param expected The expected numbers.
 * @returns The relative difference; infinite where the lengths differ.
 */
export function differenceOf(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Infinity;
  let scale = 0;
  let most = 0;
  for (let index = 0; index < expected.length; index += 1) {
    const [a, b] = [found[index] ?? NaN, expected[index] ?? NaN];
    if (Number.isFinite(b)) scale = Math.max(scale, Math.abs(b));
    if (Object.is(a, b) || a === b) continue;
    const difference = Math.abs(a - b);
    most = Math.max(most, Number.isNaN(difference) ? Infinity : difference);
  }
  return scale === 0 ? most : most / scale;
}
