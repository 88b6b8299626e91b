import type { PullCall } from '../../pull-rule.js';

/** Numbers row by row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly numbers: Float32Array;
}

/**
 * Brings the gradient of what a matrix made along one axis back to what it was made of.
 *
 * @param call The node.
 * @param gradient The gradient's name.
 * @param of The axis, from 0, how many axes there are, and the matrix: a row for each place of the result.
 * @returns The name of the gradient, with a place along the axis for each column.
 */
export function backAlong(
  { builder }: PullCall,
  gradient: string,
  { axis, rank, matrix }: { readonly axis: number; readonly rank: number; readonly matrix: Matrix },
): string {
  const { rows, columns, numbers } = matrix;
  const fromRight = (value: string) =>
    builder.add('MatMul', [value, builder.constant([rows, columns], numbers)]);
  if (axis === rank - 1) return fromRight(gradient);
  if (axis === rank - 2)
    return builder.add('MatMul', [builder.constant([columns, rows], transposed(matrix)), gradient]);
  // The axis and the last one change places, and back.
  const perm = Array.from({ length: rank }, (_, at) =>
    at === axis ? rank - 1 : at === rank - 1 ? axis : at,
  );
  const last = builder.add('Transpose', [gradient], { perm });
  return builder.add('Transpose', [fromRight(last)], { perm });
}

function transposed({ rows, columns, numbers }: Matrix): Float32Array {
  return Float32Array.from(
    { length: rows * columns },
    (_, at) => numbers[(at % rows) * columns + Math.floor(at / rows)] ?? 0,
  );
}
