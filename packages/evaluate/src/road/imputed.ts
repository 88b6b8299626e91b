import { meanOf } from '../numbers/mean-of.js';
import { indexOf, type Layout } from '../sample/layout.js';
import { conjugateGradients } from './conjugate-gradients.js';

/** Rong et al. 2022, section 4.3: neighbours beside weigh twice as much as those across a corner. */
const neighbours = [-1, 0, 1].flatMap((row) =>
  [-1, 0, 1]
    .filter((column) => row !== 0 || column !== 0)
    .map((column) => ({ row, column, weight: row === 0 || column === 0 ? 1 / 6 : 1 / 12 })),
);

const weights = Float64Array.from(neighbours, ({ weight }) => weight);

/** The equations of the positions that are gone, in reading order. */
interface Equations {
  readonly gone: readonly number[];
  /** The eight neighbours of each, as indices among those that are gone; `gone.length` for one that is not. */
  readonly unknown: Int32Array;
  /** The eight neighbours of each that are still there, by their positions; -1 for one that is gone or beyond the edge. */
  readonly known: Int32Array;
  /** The sum of the weights of each one's neighbours; those beyond the edge do not count. */
  readonly total: Float64Array;
}

/**
 * Imputes positions of a picture: each becomes the weighted mean of its eight neighbours, imputed ones among them, which is one linear system.
 *
 * @param values The numbers of the input.
 * @param layout Its axes, a picture.
 * @param isGone For each position 1 if it is imputed.
 * @returns New numbers in the same order.
 */
export function imputed(values: Float32Array, layout: Layout, isGone: Uint8Array): Float32Array {
  const equations = equationsOf(layout.space, isGone);
  const mean = meanOf(values);
  const result = values.slice();
  for (let channel = 0; channel < layout.channels; channel += 1) {
    const read = (position: number) => values[indexOf(layout, position, channel)] ?? NaN;
    const rightSide = Float64Array.from(equations.gone, (_, row) =>
      neighbours.reduce((sum, { weight }, slot) => {
        const position = equations.known[row * neighbours.length + slot] ?? -1;
        return position < 0 ? sum : sum + weight * read(position);
      }, 0),
    );
    const start = new Float64Array(rightSide.length).fill(mean);
    const found = conjugateGradients(
      (vector, product) => {
        multiply(equations, vector, product);
      },
      rightSide,
      { start, diagonal: equations.total },
    );
    for (const [index, position] of equations.gone.entries())
      result[indexOf(layout, position, channel)] = found[index] ?? NaN;
  }
  return result;
}

function multiply(
  { unknown, total }: Equations,
  vector: Float64Array,
  product: Float64Array,
): void {
  const count = vector.length;
  for (let row = 0; row < count; row += 1) {
    let sum = (total[row] ?? NaN) * (vector[row] ?? NaN);
    for (let slot = 0; slot < neighbours.length; slot += 1) {
      const at = unknown[row * neighbours.length + slot] ?? count;
      if (at < count) sum -= (weights[slot] ?? NaN) * (vector[at] ?? NaN);
    }
    product[row] = sum;
  }
}

function equationsOf([rows = 1, columns = 1]: readonly number[], isGone: Uint8Array): Equations {
  const gone = Array.from(isGone.keys()).filter((position) => isGone[position] === 1);
  const indices = new Int32Array(isGone.length).fill(gone.length);
  for (const [index, position] of gone.entries()) indices[position] = index;
  const unknown = new Int32Array(gone.length * neighbours.length).fill(gone.length);
  const known = new Int32Array(unknown.length).fill(-1);
  const total = new Float64Array(gone.length);
  for (const [index, position] of gone.entries())
    for (const { slot, at, weight } of neighboursOf(position, rows, columns)) {
      total[index] = (total[index] ?? NaN) + weight;
      if (isGone[at] === 1) unknown[index * neighbours.length + slot] = indices[at] ?? NaN;
      else known[index * neighbours.length + slot] = at;
    }
  return { gone, unknown, known, total };
}

/** Those within the picture. */
function neighboursOf(position: number, rows: number, columns: number) {
  const [row, column] = [Math.floor(position / columns), position % columns];
  return neighbours
    .map((step, slot) => ({
      slot,
      weight: step.weight,
      at: position + step.row * columns + step.column,
      isWithin: isBelow(row + step.row, rows) && isBelow(column + step.column, columns),
    }))
    .filter(({ isWithin }) => isWithin);
}

const isBelow = (value: number, end: number) => value >= 0 && value < end;
