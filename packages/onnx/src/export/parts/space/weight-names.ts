import { permuted, product } from '../../build/axes.js';
import type { GraphBuilder } from '../../build/graph-builder.js';
import type { Constant } from '../../build/numbers-of.js';

/**
 * Adds the weights of a convolution, the filter in the order of ONNX: its two axes of channels swapped and in front of space.
 *
 * @param builder The file.
 * @param filter `[...space, a, b]`; it becomes `[b, a, ...space]`.
 * @param bias One number for each channel of the result.
 * @returns The names of the weights, in the order in which the ops take them.
 */
export function weightNames(
  builder: GraphBuilder,
  filter: Constant,
  bias: Constant | undefined,
): readonly string[] {
  const rank = filter.dims.length;
  const order = [rank - 1, rank - 2, ...filter.dims.slice(0, -2).map((_, axis) => axis)];
  const { dims, numbers } = permuted<typeof filter.numbers>(filter.dims, filter.numbers, order);
  const name = builder.constant(dims, numbers);
  return bias === undefined ? [name] : [name, builder.constant([product(bias.dims)], bias.numbers)];
}
