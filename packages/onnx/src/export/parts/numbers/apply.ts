import { axisIn, commonLayout } from '../../build/axes.js';
import type { Attributes, GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Value, type ValueType } from '../../build/value.js';
import { dataTypes } from '../../../proto/data-types.js';

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
 * Writes an op whose one attribute is `alpha`, such as the factor of a leaky ReLU.
 *
 * @param builder The file.
 * @param op The op of ONNX.
 * @param x The input.
 * @param alpha The attribute's value.
 * @returns The result.
 */
export function applyWithAlpha(builder: GraphBuilder, op: string, x: Value, alpha: number): Value {
  const attributes = { alpha: { kind: 'float', value: alpha } } as const;
  return applyTo(builder, x, (input) => builder.add(op, [input], attributes));
}

/**
 * Writes numbers of another type.
 *
 * @param builder The file.
 * @param x The input.
 * @param type The type of the result.
 * @returns The result; the input where it has that type.
 */
export function castTo(builder: GraphBuilder, x: Value, type: ValueType): Value {
  if (x.type === type) return x;
  return applyTo(
    builder,
    x,
    (input) => builder.add('Cast', [input], { to: dataTypes[type] }),
    type,
  );
}
