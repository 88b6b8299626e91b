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

/** Numbers that are moved together: those that lie side by side in a processor's cache, for to fetch one is to fetch all of them. */
const strip = 16;

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
  const axes = order
    .map((axis, at) => ({
      axis,
      size: newDims[at] ?? 1,
      from: product(dims.slice(axis + 1)),
      to: product(newDims.slice(at + 1)),
    }))
    // Axes of one cell move nothing; without them, the last axis is long in most weights.
    .filter(({ size }) => size !== 1);
  const last = axes.find(({ from }) => from === 1) ?? { axis: 0, size: 1, from: 1, to: 1 };
  const others = axes.filter(({ axis }) => axis !== last.axis);
  const sources = offsets(others.map(({ size, from }) => ({ size, step: from })));
  const targets = offsets(others.map(({ size, to }) => ({ size, step: to })));
  for (let begin = 0; begin < last.size; begin += strip) {
    const end = Math.min(begin + strip, last.size);
    for (let row = 0; row < sources.length; row += 1) {
      const [source, target] = [sources[row] ?? 0, targets[row] ?? 0];
      for (let at = begin; at < end; at += 1)
        result[target + at * last.to] = numbers[source + at] ?? 0;
    }
  }
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
