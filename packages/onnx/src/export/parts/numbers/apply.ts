import { axisIn, commonLayout } from '../../build/axes.js';
import type { Attributes, GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Value, type ValueType } from '../../build/value.js';

/**
 * Writes a function of each number, in whatever order the axes stand.
 *
 * @param builder The file.
 * @param x The input.
 * @param write Adds the nodes to the name of the input and gives the name of the result.
 * @param type The type of the result; that of the input when left out.
 * @returns The result.
 */
export function applyTo(
  builder: GraphBuilder,
  x: Value,
  write: (x: string) => string,
  type: ValueType = x.type,
): Value {
  const layout = commonLayout([x]);
  return madeValue(x.shape, write(inLayout(builder, x, layout)), layout, type);
}

/**
 * Writes a function along one axis that leaves the sizes as they are.
 *
 * @param builder The file.
 * @param op The op of ONNX, which takes the attribute `axis`.
 * @param x The input.
 * @param axis In tfjs' order; from the end where it is negative.
 * @param attributes Further attributes.
 * @returns The result.
 */
export function applyAlong(
  builder: GraphBuilder,
  op: string,
  x: Value,
  axis: number,
  attributes: Attributes = {},
): Value {
  const layout = commonLayout([x]);
  const at = axisIn(axis, x.shape.length, layout);
  const name = builder.add(op, [inLayout(builder, x, layout)], { ...attributes, axis: at });
  return madeValue(x.shape, name, layout, x.type);
}

/**
 * Makes floats of whole numbers.
 *
 * @param builder The file.
 * @param x The input.
 * @returns The result; the input where it has floats.
 */
export function asFloats(builder: GraphBuilder, x: Value): Value {
  if (x.type === 'float32') return x;
  return applyTo(builder, x, (input) => builder.add('Cast', [input], { to: 1 }), 'float32');
}
