import type { Layout, Value } from './value.js';

/**
 * Gives the permutation that puts the channels behind the batch.
 *
 * @param rank The number of axes.
 * @returns For each axis of the result, the axis of tfjs' order.
 */
export function toFirst(rank: number): number[] {
  return [0, rank - 1, ...range(1, rank - 1)];
}

/**
 * Gives the permutation that puts the channels behind all other axes.
 *
 * @param rank The number of axes.
 * @returns For each axis of the result, the axis of the order with channels first.
 */
export function toLast(rank: number): number[] {
  return [0, ...range(2, rank), 1];
}

/**
 * Finds an axis in the file.
 *
 * @param axis The axis in tfjs' order; from the end where it is negative.
 * @param rank The number of axes.
 * @param layout The order in the file.
 * @returns The axis there.
 */
export function axisIn(axis: number, rank: number, layout: Layout): number {
  const counted = axis < 0 ? axis + rank : axis;
  return layout === 'last' ? counted : toFirst(rank).indexOf(counted);
}

/**
 * Chooses the order of axes in which values are read together with the fewest transpositions.
 *
 * @param values The values.
 * @returns Channels first, where one that has space already stands so.
 */
export function commonLayout(values: readonly Value[]): Layout {
  return values.some(({ names }) => names.has('first')) ? 'first' : 'last';
}

/**
 * Puts a constant's axes into another order.
 *
 * @param dims The sizes.
 * @param numbers The numbers.
 * @param order For each axis of the result, the axis before.
 * @returns The new sizes and numbers.
 */
export function permuted<T extends { [index: number]: number; slice(): T }>(
  dims: readonly number[],
  numbers: T,
  order: readonly number[],
): { readonly dims: number[]; readonly numbers: T } {
  const newDims = order.map((axis) => dims[axis] ?? 1);
  const result = numbers.slice();
  const strides = dims.map((_, axis) => product(dims.slice(axis + 1)));
  // Axes of one cell move nothing; without them, the last axis is long in most weights.
  const moving = order.filter((axis) => dims[axis] !== 1);
  const inner = moving.at(-1) ?? 0;
  const [length, step] = [dims[inner] ?? 1, strides[inner] ?? 1];
  const starts = offsets(
    moving.slice(0, -1).map((axis) => ({ size: dims[axis] ?? 1, step: strides[axis] ?? 1 })),
  );
  starts.forEach((start, row) => {
    for (let at = 0; at < length; at += 1)
      result[row * length + at] = numbers[start + at * step] ?? 0;
  });
  return { dims: newDims, numbers: result };
}

/** The places at which rows start, for all indices of the axes, the last one fastest. */
function offsets(axes: readonly { readonly size: number; readonly step: number }[]): Int32Array {
  let starts = Int32Array.of(0);
  for (const { size, step } of axes) {
    const next = new Int32Array(starts.length * size);
    starts.forEach((start, row) => {
      for (let at = 0; at < size; at += 1) next[row * size + at] = start + at * step;
    });
    starts = next;
  }
  return starts;
}

/**
 * Multiplies sizes.
 *
 * @param sizes The sizes.
 * @returns Their product.
 */
export function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
