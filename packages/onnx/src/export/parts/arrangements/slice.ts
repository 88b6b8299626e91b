import { axisIn, commonLayout } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';

/** A part of an axis. */
export interface SliceOfAxis {
  readonly axis: number;
  readonly begin: number;
  readonly end: number;
  readonly step: number;
}

/** The end of an axis, whatever its size: the largest number that fits. */
export const toTheEnd = 2 ** 31 - 1;

/**
 * Writes a part of a value.
 *
 * @param builder The file.
 * @param x The value.
 * @param slices The parts of its axes; the others stay whole.
 * @param shape The shape of the result.
 * @returns The result.
 */
export function slice(
  builder: GraphBuilder,
  x: Value,
  slices: readonly SliceOfAxis[],
  shape: Sizes,
): Value {
  const layout = commonLayout([x]);
  const rank = x.shape.length;
  if (slices.length === 0) return x;
  const name = builder.add('Slice', [
    inLayout(builder, x, layout),
    builder.integers(slices.map(({ begin }) => begin)),
    builder.integers(slices.map(({ end }) => end)),
    builder.integers(slices.map(({ axis }) => axisIn(axis, rank, layout))),
    builder.integers(slices.map(({ step }) => step)),
  ]);
  return madeValue(shape, name, layout, x.type);
}
