import { toLast } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Layout, type Value } from '../../build/value.js';

/**
 * Writes another order of axes, together with the order in which the input stands.
 *
 * @param builder The file.
 * @param x The input.
 * @param order For each axis of the result, the axis of the input; both in tfjs' order.
 * @returns The result.
 */
export function transpose(builder: GraphBuilder, x: Value, order: readonly number[]): Value {
  const rank = x.shape.length;
  const shape = order.map((axis) => x.shape[axis] ?? null);
  const layout: Layout = x.names.has('last') || x.numbers !== undefined ? 'last' : 'first';
  const name = inLayout(builder, x, layout);
  // The place of each of tfjs' axes in the file.
  const places = layout === 'last' ? order.map((_, axis) => axis) : toLast(rank);
  const perm = order.map((axis) => places[axis] ?? 0);
  const isSame = (wanted: readonly number[]) => perm.every((axis, at) => axis === wanted[at]);
  if (isSame(perm.map((_, axis) => axis))) return madeValue(shape, name, 'last', x.type);
  // What another framework wrote around its convolutions comes out as what it was.
  if (rank > 2 && isSame(toLast(rank))) return madeValue(shape, name, 'first', x.type);
  return madeValue(shape, builder.add('Transpose', [name], { perm }), 'last', x.type);
}
