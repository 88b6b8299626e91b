import { axisIn, commonLayout } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Layout, type Value } from '../../build/value.js';
import { poolAll } from '../space/pool.js';

/** Axes that are folded into one number. */
export interface Reduction {
  readonly op: 'ReduceMean' | 'ReduceSum' | 'ReduceMax' | 'ReduceMin' | 'ReduceProd';
  /** In tfjs' order, from the end where negative. */
  readonly axes: readonly number[];
  readonly keepDims: boolean;
}

/**
 * Writes a reduction; the mean over all of space as the pooling that it is.
 *
 * @param builder The file.
 * @param x The input.
 * @param reduction What is folded.
 * @returns The result.
 */
export function reduce(builder: GraphBuilder, x: Value, { op, axes, keepDims }: Reduction): Value {
  const rank = x.shape.length;
  const counted = axes.map((axis) => (axis < 0 ? axis + rank : axis));
  const isSpace =
    rank > 2 && counted.length === rank - 2 && counted.every((axis) => axis > 0 && axis < rank - 1);
  if (isSpace && op === 'ReduceMean') return poolAll(builder, 'Average', x, keepDims);
  const kept = x.shape.map((_, axis) => axis).filter((axis) => !counted.includes(axis));
  // Without its own place for the channels, what is left has only one order.
  const layout: Layout = keepDims || isSpace ? commonLayout([x]) : 'last';
  const name = builder.add(
    op,
    [
      inLayout(builder, x, layout),
      builder.integers(counted.map((axis) => axisIn(axis, rank, layout))),
    ],
    { keepdims: keepDims ? 1 : 0 },
  );
  return keepDims
    ? madeValue(
        x.shape.map((size, axis) => (counted.includes(axis) ? 1 : size)),
        name,
        layout,
        x.type,
      )
    : madeValue(
        kept.map((axis) => x.shape[axis] ?? null),
        name,
        'last',
        x.type,
      );
}
