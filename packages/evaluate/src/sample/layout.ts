import { reshape, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';

/** The axes of an input. */
export interface Layout {
  /** With the batch axis, 1. */
  readonly shape: readonly number[];
  /** The sizes along space: `[height, width]` of a picture. */
  readonly space: readonly number[];
  /** The number of positions of the space. */
  readonly positions: number;
  readonly channels: number;
  readonly channelsFirst: boolean;
}

/**
 * Finds space and channels of an input.
 *
 * @param shape With the batch axis.
 * @param channelsFirst True if the channels come before space.
 * @returns The layout.
 */
export function layoutOf(shape: readonly number[], channelsFirst: boolean): Layout {
  const space = channelsFirst ? shape.slice(2) : shape.slice(1, -1);
  return {
    shape,
    space,
    positions: space.reduce((product, size) => product * size, 1),
    channels: (channelsFirst ? shape[1] : shape.at(-1)) ?? 1,
    channelsFirst,
  };
}

/**
 * Returns the shape in which all positions lie on one axis.
 *
 * @param layout The axes of the input.
 * @param batch The number of inputs.
 * @param channels The number of channels; those of the input when left out.
 * @returns `[batch, positions, channels]`, or `[batch, channels, positions]` with channels first.
 */
export function flatShape(
  { positions, channelsFirst, channels: own }: Layout,
  batch: number,
  channels = own,
): [number, number, number] {
  return channelsFirst ? [batch, channels, positions] : [batch, positions, channels];
}

/**
 * Gives a flat batch the shape that the network takes.
 *
 * @param flat As `flatShape` has it.
 * @param layout The axes of the input.
 * @returns The batch; the caller disposes it, and the flat one, too.
 */
export function inputShaped(flat: Tensor3D, { shape }: Layout): Tensor {
  return reshape(flat, [flat.shape[0], ...shape.slice(1)]);
}

/**
 * Finds where a number of an input lies in its values.
 *
 * @param layout The axes of the input.
 * @param position The position in reading order.
 * @param channel The channel.
 * @returns The index.
 */
export function indexOf(
  { channelsFirst, channels, positions }: Layout,
  position: number,
  channel: number,
): number {
  return channelsFirst ? channel * positions + position : position * channels + channel;
}

/**
 * Finds the position of a number of an input: the other way round from `indexOf`.
 *
 * @param layout The axes of the input.
 * @param index The index of the number among the values.
 * @returns The position in reading order.
 */
export function positionOf({ channelsFirst, channels, positions }: Layout, index: number): number {
  return channelsFirst ? index % positions : Math.floor(index / channels);
}
