/**
 * Projects rows on their first principal component, in float64.
 *
 * Power iteration on the smaller product of the rows with themselves. The sign of a component is arbitrary; here the side with
 * the larger extreme is positive.
 *
 * @param values Rows one after the other.
 * @param rows The number of rows.
 * @param columns Numbers of each.
 * @returns One number a row.
 */
export function principalProjection(
  values: ArrayLike<number>,
  rows: number,
  columns: number,
): Float64Array {
  const centred = centredColumns(values, rows, columns);
  const projection = new Float64Array(rows);
  if (rows <= columns) {
    const inner = product(rows, columns, (row, column) => centred[row * columns + column] ?? 0);
    const { vector, value } = topEigenvector(inner, rows);
    for (let row = 0; row < rows; row += 1)
      projection[row] = (vector[row] ?? 0) * Math.sqrt(Math.max(0, value));
  } else {
    const inner = product(columns, rows, (column, row) => centred[row * columns + column] ?? 0);
    const { vector } = topEigenvector(inner, columns);
    for (let row = 0; row < rows; row += 1) {
      let total = 0;
      for (let column = 0; column < columns; column += 1)
        total += (centred[row * columns + column] ?? 0) * (vector[column] ?? 0);
      projection[row] = total;
    }
  }
  return withPositiveExtreme(projection);
}

/**
 * Subtracts the mean of each column.
 *
 * @param values Rows one after the other.
 * @param rows The number of rows.
 * @param columns Numbers of each.
 * @returns The same layout.
 */
export function centredColumns(
  values: ArrayLike<number>,
  rows: number,
  columns: number,
): Float64Array {
  const result = Float64Array.from(values);
  for (let column = 0; column < columns; column += 1) {
    let total = 0;
    for (let row = 0; row < rows; row += 1) total += result[row * columns + column] ?? 0;
    for (let row = 0; row < rows; row += 1) {
      const at = row * columns + column;
      result[at] = (result[at] ?? 0) - total / rows;
    }
  }
  return result;
}

/** `[size, size]`: sums over the length of what `at` gives. */
function product(size: number, length: number, at: (first: number, second: number) => number) {
  const result = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = a; b < size; b += 1) {
      let total = 0;
      for (let each = 0; each < length; each += 1) total += at(a, each) * at(b, each);
      result[a * size + b] = total;
      result[b * size + a] = total;
    }
  }
  return result;
}

/**
 * Finds the eigenvector of the largest eigenvalue of a symmetric matrix.
 *
 * @param matrix `[size, size]`.
 * @param size Its size.
 * @returns The vector of length 1, and its eigenvalue.
 */
export function topEigenvector(
  matrix: Float64Array,
  size: number,
): { readonly vector: Float64Array; readonly value: number } {
  const largest = powerIteration(matrix, size, 0);
  // The largest by size may be negative: shifted by it, the largest by value comes first.
  return largest.value >= 0 ? largest : powerIteration(matrix, size, -largest.value);
}

function powerIteration(matrix: Float64Array, size: number, shift: number) {
  let vector = Float64Array.from(
    { length: size },
    (_, index) => 1 + ((index * 7919) % 1009) / 1009,
  );
  let value = 0;
  for (let turn = 0; turn < 5000; turn += 1) {
    const image = shiftedProduct(matrix, vector, shift);
    const length = Math.hypot(...image);
    if (length === 0) return { vector: image, value: 0 };
    const sign = along(image, vector) < 0 ? -1 : 1;
    const next = image.map((entry) => (entry / length) * sign);
    const change = largestChange(vector, next);
    vector = next;
    value = sign * length - shift;
    if (change < 1e-13) break;
  }
  return { vector, value };
}

/** The matrix, with the shift added to its diagonal, times the vector. */
function shiftedProduct(matrix: Float64Array, vector: Float64Array, shift: number): Float64Array {
  const size = vector.length;
  return vector.map((entry, row) => {
    let total = shift * entry;
    for (let column = 0; column < size; column += 1)
      total += (matrix[row * size + column] ?? 0) * (vector[column] ?? 0);
    return total;
  });
}

function along(first: Float64Array, second: Float64Array): number {
  return first.reduce((total, entry, row) => total + entry * (second[row] ?? 0), 0);
}

function largestChange(before: Float64Array, after: Float64Array): number {
  return after.reduce(
    (most, entry, row) => Math.max(most, Math.abs(entry - (before[row] ?? 0))),
    0,
  );
}

/**
 * Chooses the sign of a component so that its larger extreme is positive.
 *
 * @param values A component, whose sign is arbitrary.
 * @returns The same values, or their negatives.
 */
export function withPositiveExtreme(values: Float64Array): Float64Array {
  const [low, high] = values.reduce(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [0, 0],
  );
  return -low > high ? values.map((value) => -value) : values;
}
