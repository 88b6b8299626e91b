import { commonLayout, permuted, toFirst } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import {
  madeValue,
  type Layout,
  type Sizes,
  type Value,
  type ValueType,
} from '../../build/value.js';

/**
 * Writes an op that combines values number by number, with broadcasting.
 *
 * @param builder The file.
 * @param op The op of ONNX.
 * @param values The inputs, in order.
 * @param shape The shape of the result.
 * @param type The type of the result; that of the first input when left out.
 * @returns The result.
 */
export function combine(
  builder: GraphBuilder,
  op: string,
  values: readonly Value[],
  shape: Sizes,
  type: ValueType = values[0]?.type ?? 'float32',
): Value {
  const rank = Math.max(...values.map((value) => value.shape.length));
  const layout = rank < 3 ? 'last' : commonLayout(values);
  const names = values.map((value) => aligned(builder, value, rank, layout));
  return madeValue(shape, builder.add(op, names), layout, type);
}

/** Gives a value as many axes as the others have, in the same order. */
function aligned(builder: GraphBuilder, value: Value, rank: number, layout: Layout): string {
  const { shape, numbers } = value;
  // Axes are lined up from the last one on: nothing to do where that is the order.
  if (shape.length === rank || shape.length === 0) return inLayout(builder, value, layout);
  if (layout === 'last' && numbers === undefined) return inLayout(builder, value, 'last');
  const added = Array.from({ length: rank - shape.length }, (_, axis) => axis);
  const grown = [...added.map(() => 1), ...shape.map((size) => size ?? 1)];
  if (numbers === undefined) {
    const axes = builder.integers(added);
    const wide = builder.add('Unsqueeze', [inLayout(builder, value, 'last'), axes]);
    return inLayout(builder, madeValue(grown, wide, 'last', value.type), layout);
  }
  if (layout === 'last') return builder.constant(grown, numbers);
  const first = permuted<typeof numbers>(grown, numbers, toFirst(rank));
  return builder.constant(first.dims, first.numbers);
}
