import { reshape, transpose, util, type Tensor } from '@tensorflow/tfjs-core';
import { channelsLast, fromChannelsLast } from './data-format.js';
import type { Layout } from './lay-over.js';

/** The part of the network's inputs that the map lies over. */
export interface InputSpace {
  readonly index: number;
  /** Its sizes along the features' axes; `undefined` where nothing says how these lie over it. */
  readonly space: readonly number[] | undefined;
  /** The input as `[N, ...space, C]`: channels last, and with them what the map does not tell apart. */
  readonly unfold: (tensor: Tensor) => Tensor;
  /** From what `unfold` gives to the input. */
  readonly fold: (tensor: Tensor) => Tensor;
}

/**
 * Describes the space of an input as a layer lies over it.
 *
 * @param index The index of the input.
 * @param sizes Its sizes, without the batch axis.
 * @param layout The position of the layer over it.
 * @returns The input's space.
 */
export function inputSpace(index: number, sizes: readonly number[], layout: Layout): InputSpace {
  const { kind, size, view, format } = layout;
  const plain = {
    unfold: (tensor: Tensor) => channelsLast(ofSizes(tensor, view), format),
    fold: (tensor: Tensor) => ofSizes(fromChannelsLast(tensor, format), sizes),
  };
  if (kind === 'none') return { index, space: undefined, ...plain };
  return { index, space: size, ...(kind === 'part' ? partSpace(layout, sizes) : plain) };
}

/** Some axes of an input; the others lie with the channels. */
function partSpace(
  { axes, size, view }: Layout,
  sizes: readonly number[],
): Pick<InputSpace, 'unfold' | 'fold'> {
  const others = view.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const order = [0, ...[...axes, ...others].map((axis) => axis + 1)];
  const back = order.map((_, axis) => order.indexOf(axis));
  const rest = others.map((axis) => view[axis] ?? 1);
  return {
    unfold: (tensor) =>
      reshape(transpose(ofSizes(tensor, view), order), [-1, ...size, util.sizeFromShape(rest)]),
    fold: (tensor) => ofSizes(transpose(reshape(tensor, [-1, ...size, ...rest]), back), sizes),
  };
}

function ofSizes(tensor: Tensor, sizes: readonly number[]): Tensor {
  const [, ...before] = tensor.shape;
  const isSame =
    before.length === sizes.length && before.every((size, axis) => size === sizes[axis]);
  return isSame ? tensor : reshape(tensor, [-1, ...sizes]);
}
