import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';

/** Further parts of a matrix product. */
export interface Product {
  readonly bias?: Value | undefined;
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

/**
 * Writes a product of matrices, or of stacks of them, along the last axes.
 *
 * @param builder The file.
 * @param a The first factor.
 * @param b The second factor.
 * @param product Bias, and which factors are transposed.
 * @param shape The shape of the result.
 * @returns The result.
 */
export function multiply(
  builder: GraphBuilder,
  a: Value,
  b: Value,
  { bias, transposeA = false, transposeB = false }: Product,
  shape: Sizes,
): Value {
  const biases = bias === undefined ? [] : [inLayout(builder, bias, 'last')];
  if (a.shape.length === 2 && b.shape.length === 2) {
    const factors = [a, b].map((factor) => inLayout(builder, factor, 'last'));
    const attributes = { transA: Number(transposeA), transB: Number(transposeB) };
    return madeValue(shape, builder.add('Gemm', [...factors, ...biases], attributes));
  }
  const [left, right] = [swapped(builder, a, transposeA), swapped(builder, b, transposeB)];
  const name = builder.add('MatMul', [left, right]);
  return madeValue(shape, bias === undefined ? name : builder.add('Add', [name, ...biases]));
}

/** The last two axes in the other order, where they are wanted so. */
function swapped(builder: GraphBuilder, value: Value, isWanted: boolean): string {
  const name = inLayout(builder, value, 'last');
  if (!isWanted) return name;
  const axes = value.shape.map((_, axis) => axis);
  const perm = [...axes.slice(0, -2), ...axes.slice(-2).reverse()];
  return builder.add('Transpose', [name], { perm });
}
