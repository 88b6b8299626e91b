import type { GraphBuilder } from '../../build/graph-builder.js';
import { inLayout } from '../../build/in-layout.js';
import type { Constant } from '../../build/numbers-of.js';
import { madeValue, type Sizes, type Value } from '../../build/value.js';
import { windowAttributes, type SpaceWindow } from './space-pads.js';
import { weightNames } from './weight-names.js';

/** A convolution. */
export interface Convolution extends Omit<SpaceWindow, 'size'> {
  /** `[...space, channels of a group, filters]`. */
  readonly filter: Constant;
  readonly bias?: Constant | undefined;
  /** As many as the input has more channels than a filter when left out. */
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
  { filter, bias, groups = groupsOf(x, filter), ...geometry }: Convolution,
  shape: Sizes,
): Value {
  const size = filter.dims.slice(0, -2);
  const name = builder.add(
    'Conv',
    [inLayout(builder, x, 'first'), ...weightNames(builder, filter, bias)],
    {
      ...windowAttributes(x.shape.slice(1, -1), { size, ...geometry }),
      ...(groups === 1 ? {} : { group: groups }),
    },
  );
  return madeValue(shape, name, 'first');
}

function groupsOf({ shape }: Value, { dims }: Constant): number {
  return Math.round((shape.at(-1) ?? 0) / (dims.at(-2) ?? 1)) || 1;
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
