import type { ExplainableModel } from '@gradcam/core';
import { GradCamError } from '@gradcam/errors';

/** The input of a network that takes pictures. */
export interface NetworkFrame {
  /** Rows, columns; `null` where the network leaves them open. */
  readonly size: readonly [height: number | null, width: number | null];
  readonly channels: 1 | 3;
  readonly channelsFirst: boolean;
  readonly dtype: string;
}

const anyPicture = [null, null, null, 3] as const;

/**
 * Reads what a network expects of a picture.
 *
 * @param model The network.
 * @returns The frame of its one input; undefined for a network that does not take one picture.
 */
export function networkFrame({ inputs }: ExplainableModel): NetworkFrame | undefined {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0) return undefined;
  // A graph model may say nothing of its input, and has -1 for an open size.
  const shape = (input.shape ?? anyPicture).map((size) => (size === -1 ? null : size));
  const frame = shape.length === 4 ? frameOf(shape) : undefined;
  return frame && { ...frame, dtype: input.dtype };
}

function frameOf([, first = null, second = null, third = null]: readonly (number | null)[]):
  Omit<NetworkFrame, 'dtype'> | undefined {
  const channelsFirst = !isColour(third) && isColour(first);
  const channels = channelsFirst ? first : (third ?? 3);
  if (!isColour(channels)) return undefined;
  return { size: channelsFirst ? [second, third] : [first, second], channels, channelsFirst };
}

/**
 * Reads what a network expects of a picture, and refuses a network that does not take one.
 *
 * @param model The network.
 * @returns The frame of its one input.
 * @throws `INPUT_SHAPE`
 */
export function requireFrame(model: ExplainableModel): NetworkFrame {
  const frame = networkFrame(model);
  if (frame !== undefined) return frame;
  const got = model.inputs.map(({ shape }) => `[${said(shape)}]`).join(' and ');
  throw new GradCamError(
    'INPUT_SHAPE',
    `a picture does not fit this network, got one for the input ${got}, expected one input with two axes of space and one or three channels; give a tensor.`,
  );
}

function isColour(size: number | null): size is 1 | 3 {
  return size === 1 || size === 3;
}

function said(shape: readonly (number | null)[] = []): string {
  return shape.map((size) => size ?? '?').join(', ');
}
