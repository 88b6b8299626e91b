import { axisIn, commonLayout } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';

/**
 * Writes values behind each other along an axis.
 *
 * @param builder The file.
 * @param values The values.
 * @param axis In tfjs' order; from the end where it is negative.
 * @param shape The shape of the result.
 * @returns The result.
 */
export function concatenate(
  builder: GraphBuilder,
  values: readonly Value[],
  axis: number,
  shape: Sizes,
): Value {
  const rank = values[0]?.shape.length ?? 1;
  const layout = rank < 3 ? 'last' : commonLayout(values);
  const names = values.map((value) => inLayout(builder, value, layout));
  const name = builder.add('Concat', names, { axis: axisIn(axis, rank, layout) });
  return madeValue(shape, name, layout, values[0]?.type);
}
