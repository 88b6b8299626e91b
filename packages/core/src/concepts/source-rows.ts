/**
 * Finds rows of a matrix that are far from each other: the longest, then the one with the largest remainder when the first is
 * projected out, and so on (successive projection, Araújo 2001). If each column of a factorisation is pure somewhere, they are
 * its factors.
 *
 * @param values The matrix, row by row.
 * @param size Its rows and columns.
 * @param size.rows The number of rows.
 * @param size.columns The number of columns.
 * @param count The number of rows to find.
 * @returns `[count, columns]`; zeros once nothing is left.
 */
export function sourceRows(
  values: Float64Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  count: number,
): Float64Array {
  const sources = new Float64Array(count * columns);
  const left = Float64Array.from(values);
  const none = 1e-24 * values.reduce((total, value) => total + value * value, 0);
  for (let turn = 0; turn < count; turn += 1) {
    let [best, most] = [-1, none];
    for (let row = 0; row < rows; row += 1) {
      const length = product(left, row, left, row, columns);
      if (length > most) [best, most] = [row, length];
    }
    if (best < 0) break;
    sources.set(values.subarray(best * columns, (best + 1) * columns), turn * columns);
    const away = left.slice(best * columns, (best + 1) * columns);
    for (let row = 0; row < rows; row += 1) {
      const along = product(left, row, away, 0, columns) / most;
      for (let column = 0; column < columns; column += 1) {
        const at = row * columns + column;
        left[at] = (left[at] ?? 0) - along * (away[column] ?? 0);
      }
    }
  }
  return sources;
}

function product(
  first: Float64Array,
  row: number,
  second: Float64Array,
  other: number,
  columns: number,
): number {
  let total = 0;
  for (let column = 0; column < columns; column += 1)
    total += (first[row * columns + column] ?? 0) * (second[other * columns + column] ?? 0);
  return total;
}
