import { permuted, product } from '../build/axes.js';
import type { GraphBuilder } from '../build/graph-builder.js';
import { inLayout } from '../build/in-layout.js';
import type { Constant } from '../build/numbers-of.js';
import { madeValue, type Sizes, type Value } from '../build/value.js';
import { windowAttributes, type SpaceWindow } from './space-pads.js';

/** A convolution. */
export interface Convolution extends Omit<SpaceWindow, 'size'> {
  /** `[...space, channels of a group, filters]`. */
  readonly filter: Constant;
  readonly bias?: Constant | undefined;
  readonly groups?: number;
}

/**
 * Writes a convolution.
 *
 * @param builder The file.
 * @param x The input, `[N, ...space, K]`.
 * @param convolution Its weights and geometry.
 * @param shape The shape of the result.
 * @returns The result, with channels first in the file.
 */
export function convolve(
  builder: GraphBuilder,
  x: Value,
  { filter, bias, groups = 1, ...geometry }: Convolution,
  shape: Sizes,
): Value {
  const rank = filter.dims.length;
  const size = filter.dims.slice(0, -2);
  const order = [rank - 1, rank - 2, ...size.map((_, axis) => axis)];
  const weights = permuted<typeof filter.numbers>(filter.dims, filter.numbers, order);
  const name = builder.add(
    'Conv',
    [
      inLayout(builder, x, 'first'),
      builder.constant(weights.dims, weights.numbers),
      ...(bias === undefined ? [] : [builder.constant([product(bias.dims)], bias.numbers)]),
    ],
    {
      ...windowAttributes(x.shape.slice(1, -1), { size, ...geometry }),
      ...(groups === 1 ? {} : { group: groups }),
    },
  );
  return madeValue(shape, name, 'first');
}

/**
 * Writes a depthwise convolution: every channel has its own filters.
 *
 * @param builder The file.
 * @param x The input, `[N, ...space, K]`.
 * @param convolution Its weights, the filter `[...space, K, multiplier]`, and geometry.
 * @param shape The shape of the result.
 * @returns The result, with channels first in the file.
 */
export function convolveDepthwise(
  builder: GraphBuilder,
  x: Value,
  { filter, ...convolution }: Omit<Convolution, 'groups'>,
  shape: Sizes,
): Value {
  const [channels = 1, multiplier = 1] = filter.dims.slice(-2);
  // Channel after channel, as the result has them: the same numbers, read as one filter a channel.
  const dims = [...filter.dims.slice(0, -2), 1, channels * multiplier];
  const grouped = { dims, numbers: filter.numbers };
  return convolve(builder, x, { ...convolution, filter: grouped, groups: channels }, shape);
}
