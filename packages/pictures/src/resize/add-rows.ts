/** The rows that are added up, and their weights. */
export interface WeightedRows {
  /** The rows that are kept, one after the other; row `y` of the picture lies at `y % capacity`. */
  readonly kept: Float32Array;
  readonly capacity: number;
  /** The first row of the picture that counts; the others follow it. */
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * Adds up weighted rows, two at a time: each sum goes through memory half as often. The order of the additions is that of the rows.
 *
 * @param rows The rows.
 * @param sums Room for the sums of a row; its length is that of a row.
 * @param into Gets the sums, rounded once.
 * @param at The place of the first of them.
 */
export function addRows(
  { kept, capacity, first, weights }: WeightedRows,
  sums: Float64Array,
  into: Float32Array,
  at: number,
): void {
  const { length } = sums;
  const count = weights.length;
  sums.fill(0);
  let row = 0;
  for (; row + 1 < count; row += 2) {
    const weight = Number(weights[row]);
    const nextWeight = Number(weights[row + 1]);
    const from = ((first + row) % capacity) * length;
    const nextFrom = ((first + row + 1) % capacity) * length;
    for (let place = 0; place < length; place += 1)
      sums[place] =
        Number(sums[place]) +
        weight * Number(kept[from + place]) +
        nextWeight * Number(kept[nextFrom + place]);
  }
  if (row < count) {
    const weight = Number(weights[row]);
    const from = ((first + row) % capacity) * length;
    for (let place = 0; place < length; place += 1)
      sums[place] = Number(sums[place]) + weight * Number(kept[from + place]);
  }
  into.set(sums, at);
}
