import type { DataFormat } from '@gradcam/layer-select';
import { reshape, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { channelsLast, fromChannelsLast } from './channels-last.js';

/** What of the network's inputs the map lies over. */
export interface InputSpace {
  readonly index: number;
  readonly space: readonly number[];
  /** The input as `[N, ...space, C]`: channels last, and with them what the map does not tell apart. */
  readonly unfold: (tensor: Tensor) => Tensor;
  /** From what `unfold` gives to the input. */
  readonly fold: (tensor: Tensor) => Tensor;
}

/**
 * The space of an input as it is.
 *
 * @param index Which input.
 * @param space The sizes of its space axes.
 * @param format Where it has its channels.
 * @returns The input's space.
 */
export function plainSpace(
  index: number,
  space: readonly number[],
  format: DataFormat,
): InputSpace {
  return {
    index,
    space,
    unfold: (tensor) => channelsLast(tensor, format),
    fold: (tensor) => fromChannelsLast(tensor, format),
  };
}

/**
 * The space of one frame of an input `[N, time, ...space, C]`; the frames lie with the channels.
 *
 * @param index Which input.
 * @param sizes The sizes of time and space.
 * @returns The input's space.
 */
export function frameSpace(index: number, [times = 1, ...space]: readonly number[]): InputSpace {
  const axes = space.map((_, axis) => axis);
  const timeLast = [0, ...axes.map((axis) => axis + 2), 1, space.length + 2];
  const timeFirst = [0, space.length + 1, ...axes.map((axis) => axis + 1), space.length + 2];
  return {
    index,
    space,
    unfold: (tensor) =>
      reshape(transpose(tensor, timeLast), [-1, ...space, times * lastOf(tensor)]),
    fold: (tensor) =>
      transpose(reshape(tensor, [-1, ...space, times, lastOf(tensor) / times]), timeFirst),
  };
}

function lastOf({ shape }: Tensor): number {
  return shape[shape.length - 1] ?? 1;
}
