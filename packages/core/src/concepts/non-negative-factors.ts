import { sourceRows } from './source-rows.js';

/** A matrix as a product of two without negative numbers. */
export interface Factors {
  /** `[rows, count]`, each column with a maximum of 1, or zero where there is nothing left to explain. */
  readonly maps: Float64Array;
  /** `[count, columns]`. */
  readonly concepts: Float64Array;
  /** The size of what is left, as a share of the matrix's, in the Frobenius norm. */
  readonly error: number;
}

/** The change at which the iteration stops, as a share of the matrix's square. */
const settled = 1e-15;

/**
 * Factorises a matrix without negative numbers, V ~ H W, by hierarchical alternating least squares (Cichocki 2007, 10.1007/978-3-540-74494-8_22).
 *
 * It is deterministic: the concepts start as rows of the matrix that are far from each other. Columns of H are scaled and put in the order
 * of what they account for, the most first.
 *
 * @param values The matrix, row by row, not negative.
 * @param size Its rows and columns.
 * @param size.rows The number of rows.
 * @param size.columns The number of columns.
 * @param count The number of factors, at least 1.
 * @param iterations The iterations.
 * @param iterations.most The largest number of them.
 * @param iterations.step Awaited after each; gets the number of those that are done.
 * @returns The factors.
 */
export async function nonNegativeFactors(
  values: Float64Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  count: number,
  { most, step }: { readonly most: number; readonly step: (done: number) => Promise<void> },
): Promise<Factors> {
  const concepts = sourceRows(values, { rows, columns }, count);
  const maps = new Float64Array(rows * count);
  const whole = values.reduce((total, value) => total + value * value, 0);
  let remaining = whole;
  for (let turn = 0; turn < most; turn += 1) {
    improve(
      maps,
      productOf(values, concepts, { rows, columns, count }),
      gram(concepts, columns, count),
    );
    const mapsByRow = transposed(maps, rows, count);
    const byConcept = transposed(
      productWith(values, mapsByRow, { rows, columns, count }),
      count,
      columns,
    );
    const overlap = gram(mapsByRow, rows, count);
    const conceptsByColumn = transposed(concepts, count, columns);
    improve(conceptsByColumn, byConcept, overlap);
    concepts.set(transposed(conceptsByColumn, columns, count));
    const next = remainder(whole, conceptsByColumn, byConcept, overlap);
    const isSettled = remaining - next < settled * whole && turn > 0;
    remaining = next;
    // What is settled needs none of the others.
    await step(isSettled ? most : turn + 1);
    if (isSettled) break;
  }
  const error =
    whole === 0 ? 0 : Math.sqrt(distance(values, maps, concepts, { rows, columns, count }) / whole);
  return { ...inOrder(maps, concepts, { rows, columns, count }), error };
}

interface Size {
  readonly rows: number;
  readonly columns: number;
  readonly count: number;
}

/** Improves the columns of a factor once, each to its optimum while the others are fixed. */
function improve(factor: Float64Array, target: Float64Array, overlap: Float64Array): void {
  const count = Math.sqrt(overlap.length);
  for (let term = 0; term < count; term += 1) {
    const size = overlap[term * count + term] ?? 0;
    if (size === 0) continue;
    for (let start = 0; start < factor.length; start += count) {
      let change = target[start + term] ?? 0;
      for (let other = 0; other < count; other += 1)
        change -= (factor[start + other] ?? 0) * (overlap[other * count + term] ?? 0);
      factor[start + term] = Math.max(0, (factor[start + term] ?? 0) + change / size);
    }
  }
}

/** V W^T, `[rows, count]`. */
function productOf(values: Float64Array, concepts: Float64Array, { rows, columns, count }: Size) {
  const result = new Float64Array(rows * count);
  for (let row = 0; row < rows; row += 1) {
    for (let term = 0; term < count; term += 1) {
      let total = 0;
      for (let column = 0; column < columns; column += 1)
        total += (values[row * columns + column] ?? 0) * (concepts[term * columns + column] ?? 0);
      result[row * count + term] = total;
    }
  }
  return result;
}

/** H^T V, `[count, columns]`, from H with its rows as columns. */
function productWith(
  values: Float64Array,
  mapsByRow: Float64Array,
  { rows, columns, count }: Size,
) {
  const result = new Float64Array(count * columns);
  for (let term = 0; term < count; term += 1) {
    for (let row = 0; row < rows; row += 1) {
      const weight = mapsByRow[term * rows + row] ?? 0;
      if (weight === 0) continue;
      for (let column = 0; column < columns; column += 1) {
        const index = term * columns + column;
        result[index] = (result[index] ?? 0) + weight * (values[row * columns + column] ?? 0);
      }
    }
  }
  return result;
}

/** Products of rows with each other, `[count, count]`. */
function gram(matrix: Float64Array, length: number, count: number): Float64Array {
  const result = new Float64Array(count * count);
  for (let a = 0; a < count; a += 1) {
    for (let b = 0; b < count; b += 1) {
      let total = 0;
      for (let index = 0; index < length; index += 1)
        total += (matrix[a * length + index] ?? 0) * (matrix[b * length + index] ?? 0);
      result[a * count + b] = total;
    }
  }
  return result;
}

function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from(
    matrix,
    (_, index) => matrix[(index % rows) * columns + Math.floor(index / rows)] ?? 0,
  );
}

/** |V - H W|^2 from what is there: |V|^2 - 2 <H^T V, W> + <H^T H, W W^T>. */
function remainder(
  whole: number,
  concepts: Float64Array,
  target: Float64Array,
  overlap: Float64Array,
): number {
  const count = Math.sqrt(overlap.length);
  let result = whole;
  for (let start = 0; start < concepts.length; start += count) {
    for (let term = 0; term < count; term += 1) {
      const value = concepts[start + term] ?? 0;
      result -= 2 * value * (target[start + term] ?? 0);
      for (let other = 0; other < count; other += 1)
        result += value * (concepts[start + other] ?? 0) * (overlap[term * count + other] ?? 0);
    }
  }
  return result;
}

/** |V - H W|^2 position by position, which does not cancel. */
function distance(values: Float64Array, maps: Float64Array, concepts: Float64Array, size: Size) {
  const { columns, count } = size;
  return values.reduce((total, value, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    let rest = value;
    for (let term = 0; term < count; term += 1)
      rest -= (maps[row * count + term] ?? 0) * (concepts[term * columns + column] ?? 0);
    return total + rest * rest;
  }, 0);
}

function inOrder(maps: Float64Array, concepts: Float64Array, { rows, columns, count }: Size) {
  const columnsOf = Array.from({ length: count }, (_, term) => {
    const map = maps.filter((_, index) => index % count === term);
    const concept = concepts.subarray(term * columns, (term + 1) * columns);
    const most = map.reduce((largest, value) => Math.max(largest, value), 0);
    const mass = sumOf(map) * sumOf(concept);
    return most === 0
      ? { map, concept: concept.map(() => 0), mass }
      : {
          map: map.map((value) => value / most),
          concept: concept.map((value) => value * most),
          mass,
        };
  }).sort((a, b) => b.mass - a.mass);
  return {
    maps: Float64Array.from(
      { length: rows * count },
      (_, index) => columnsOf[index % count]?.map[Math.floor(index / count)] ?? 0,
    ),
    concepts: Float64Array.from(
      { length: count * columns },
      (_, index) => columnsOf[Math.floor(index / columns)]?.concept[index % columns] ?? 0,
    ),
  };
}

function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
