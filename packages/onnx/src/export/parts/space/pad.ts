import { commonLayout, toFirst } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';
import { beforeThenAfter, type Edges } from './space-pads.js';

/** Cells that are added. */
export interface Pads {
  /** For each axis, the batch among them, the numbers before and after. */
  readonly amounts: readonly Edges[];
  readonly mode?: 'constant' | 'reflect' | 'edge';
  readonly value?: number;
}

/**
 * Writes padding.
 *
 * @param builder The file.
 * @param x The input.
 * @param pads What is added.
 * @param shape The shape of the result.
 * @returns The result, its axes in the order in which the input stands.
 */
export function pad(
  builder: GraphBuilder,
  x: Value,
  { amounts, mode = 'constant', value = 0 }: Pads,
  shape: Sizes,
): Value {
  const layout = commonLayout([x]);
  const order = layout === 'first' ? toFirst(amounts.length) : amounts.map((_, axis) => axis);
  const sorted = order.map((axis): Edges => amounts[axis] ?? [0, 0]);
  const inputs = [
    inLayout(builder, x, layout),
    builder.integers(beforeThenAfter(sorted)),
    ...(mode === 'constant' && value !== 0 ? [builder.float(value)] : []),
  ];
  return madeValue(shape, builder.add('Pad', inputs, { mode }), layout, x.type);
}
