/**
 * Finds the largest number of a row, as argMax does.
 *
 * @param row The numbers.
 * @returns The index of the first of the largest; 0 where none is a number.
 */
export function largestIndex(row: Float32Array): number {
  let [largest, index] = [-Infinity, 0];
  for (let at = 0; at < row.length; at += 1) {
    const value = row[at] ?? NaN;
    if (value > largest) [largest, index] = [value, at];
  }
  return index;
}
