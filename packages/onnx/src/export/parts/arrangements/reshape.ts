import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';

/**
 * Writes a reading of the same numbers by other sizes.
 *
 * @param builder The file.
 * @param x The input.
 * @param sizes The sizes in the file; -1 for the one that follows from the others, 0 for one that stays.
 * @param shape The shape of the result.
 * @returns The result.
 */
export function reshape(
  builder: GraphBuilder,
  x: Value,
  sizes: readonly number[],
  shape: Sizes,
): Value {
  const name = builder.add('Reshape', [inLayout(builder, x, 'last'), builder.integers(sizes)]);
  return madeValue(shape, name, 'last', x.type);
}

/**
 * Gives the sizes by which a file's Reshape takes any batch.
 *
 * @param builder The file, which refuses a shape that leaves more open.
 * @param shape The wanted shape, its batch open.
 * @returns The sizes.
 */
export function openBatch(builder: GraphBuilder, shape: Sizes): number[] {
  const [, ...rest] = shape;
  if (rest.includes(null)) builder.refuse('it changes the shape of what has open sizes');
  return [-1, ...rest.map((size) => size ?? -1)];
}
