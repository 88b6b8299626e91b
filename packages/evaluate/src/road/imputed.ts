import { indexOf, type Layout } from '../sample/layout.js';
import { conjugateGradients } from './conjugate-gradients.js';

/** Rong et al. 2022, section 4.3: neighbours beside weigh twice as much as those across a corner. */
const neighbours = [-1, 0, 1].flatMap((row) =>
  [-1, 0, 1]
    .filter((column) => row !== 0 || column !== 0)
    .map((column) => ({ row, column, weight: row === 0 || column === 0 ? 1 / 6 : 1 / 12 })),
);

/** The equations of the positions that are gone. */
interface Equations {
  /** The positions, in reading order. */
  readonly gone: readonly number[];
  /** For each of them, up to eight neighbours that are gone, too: their index among `gone`, and the weight. */
  readonly unknown: readonly (readonly { readonly at: number; readonly weight: number }[])[];
  /** For each of them the neighbours that are still there: their position, and the weight. */
  readonly known: readonly (readonly { readonly at: number; readonly weight: number }[])[];
  /** The sum of the weights of a position's neighbours; those beyond the edge do not count. */
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
  const result = values.slice();
  for (let channel = 0; channel < layout.channels; channel += 1) {
    const read = (position: number) => values[indexOf(layout, position, channel)] ?? NaN;
    const rightSide = Float64Array.from(equations.known, (parts) =>
      parts.reduce((sum, { at, weight }) => sum + weight * read(at), 0),
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
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
  for (let row = 0; row < vector.length; row += 1) {
    let sum = (total[row] ?? NaN) * (vector[row] ?? NaN);
    for (const { at, weight } of unknown[row] ?? []) sum -= weight * (vector[at] ?? NaN);
    product[row] = sum;
  }
}

function equationsOf([rows = 1, columns = 1]: readonly number[], isGone: Uint8Array): Equations {
  const gone = Array.from(isGone.keys()).filter((position) => isGone[position] === 1);
  const indices = new Int32Array(isGone.length);
  for (const [index, position] of gone.entries()) indices[position] = index;
  const around = gone.map((position) => {
    const [row, column] = [Math.floor(position / columns), position % columns];
    return neighbours
      .map((step) => ({ ...step, row: row + step.row, column: column + step.column }))
      .filter((at) => at.row >= 0 && at.row < rows && at.column >= 0 && at.column < columns)
      .map((at) => ({ at: at.row * columns + at.column, weight: at.weight }));
  });
  return {
    gone,
    unknown: around.map((parts) =>
      parts
        .filter(({ at }) => isGone[at] === 1)
        .map(({ at, weight }) => ({ at: indices[at] ?? NaN, weight })),
    ),
    known: around.map((parts) => parts.filter(({ at }) => isGone[at] === 0)),
    total: Float64Array.from(around, (parts) => parts.reduce((sum, { weight }) => sum + weight, 0)),
  };
}
