import { eighths, sizeOf } from './forward-case.js';

/** A stack of matrices as it lies in memory. */
export interface PlainMatrices {
  readonly shape: readonly number[];
  /** The seed of the `eighths` that it holds. */
  readonly seed: number;
  readonly transposed: boolean;
}

/**
 * Multiplies stacks of matrices by plain loops, repeating what one of them has once along an axis of the batch.
 *
 * @param a The first factor.
 * @param b The second.
 * @returns The products, row by row.
 */
export function plainProduct(a: PlainMatrices, b: PlainMatrices): number[] {
  const [first, second] = [opened(a), opened(b)];
  const depth = Math.max(first.batch.length, second.batch.length);
  const sizeAt = (axis: number) => Math.max(first.sizeAt(depth, axis), second.sizeAt(depth, axis));
  const batch = Array.from({ length: depth }, (_, axis) => sizeAt(axis));
  const result: number[] = [];
  for (let index = 0; index < sizeOf(batch); index += 1) {
    const place = unravelled(index, batch);
    for (let row = 0; row < first.rows; row += 1)
      for (let column = 0; column < second.columns; column += 1) {
        let sum = 0;
        for (let inner = 0; inner < first.columns; inner += 1)
          sum += first.at(place, row, inner) * second.at(place, inner, column);
        result.push(sum);
      }
  }
  return result;
}

function opened({ shape, seed, transposed }: PlainMatrices) {
  const values = eighths(sizeOf(shape), seed);
  const batch = shape.slice(0, -2);
  const [height = 1, width = 1] = shape.slice(-2);
  const sizeAt = (depth: number, axis: number) => batch[axis - (depth - batch.length)] ?? 1;
  return {
    batch,
    sizeAt,
    rows: transposed ? width : height,
    columns: transposed ? height : width,
    at: (place: readonly number[], row: number, column: number): number => {
      const matrix = place.reduce((index, position, axis) => {
        const size = sizeAt(place.length, axis);
        return index * size + (size === 1 ? 0 : position);
      }, 0);
      const [down, across] = transposed ? [column, row] : [row, column];
      return values[(matrix * height + down) * width + across] ?? NaN;
    },
  };
}

/** Returns the position of a number along each axis, from its index in memory. */
function unravelled(index: number, shape: readonly number[]): number[] {
  let rest = index;
  return shape.map((_, axis) => {
    const after = sizeOf(shape.slice(axis + 1));
    const position = Math.floor(rest / after);
    rest %= after;
    return position;
  });
}
