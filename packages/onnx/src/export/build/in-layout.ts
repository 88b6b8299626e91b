import { permuted, toFirst, toLast } from './axes.js';
import type { GraphBuilder } from './graph-builder.js';
import type { Layout, Value } from './value.js';

/**
 * Gives the name of a value in the file with its axes in a certain order, which is made once where it is not there.
 *
 * @param builder The file.
 * @param value The value.
 * @param layout The order; a value of fewer than three axes has only one.
 * @returns The name.
 */
export function inLayout(builder: GraphBuilder, value: Value, layout: Layout): string {
  const rank = value.shape.length;
  const wanted = rank < 3 ? 'last' : layout;
  const known = value.names.get(wanted);
  if (known !== undefined) return known;
  const name =
    value.numbers === undefined
      ? builder.add('Transpose', [value.names.get(other(wanted)) ?? ''], {
          perm: wanted === 'first' ? toFirst(rank) : toLast(rank),
        })
      : constantIn(builder, value, wanted);
  value.names.set(wanted, name);
  return name;
}

function constantIn(builder: GraphBuilder, { shape, numbers }: Value, layout: Layout): string {
  const dims = shape.map((size) => size ?? 1);
  if (numbers === undefined) throw new RangeError('not a constant');
  if (layout === 'last') return builder.constant(dims, numbers);
  const first = permuted<typeof numbers>(dims, numbers, toFirst(dims.length));
  return builder.constant(first.dims, first.numbers);
}

function other(layout: Layout): Layout {
  return layout === 'first' ? 'last' : 'first';
}
