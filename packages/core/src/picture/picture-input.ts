import { Tensor } from '@tensorflow/tfjs-core';

/**
 * A picture in place of a tensor: RGBA bytes `{ data, width, height }`, such as an `ImageData` or the result of `readPicture`,
 * anywhere; in a page and its workers also an `<img>`, a `<video>` (the frame that it shows), a `<canvas>`, an `OffscreenCanvas`
 * or an `ImageBitmap`.
 */
export interface PictureInput {
  readonly width: number;
  readonly height: number;
}

/** The input of a network: a tensor or a picture, or a list of them for a network with several inputs. */
export type NetworkData = Tensor | PictureInput | readonly (Tensor | PictureInput)[];

/** The conversion of a picture's pixels to the numbers that a network was trained on. Nothing is guessed. */
export interface PicturePreprocessing {
  /** The values that 0 and 255 are mapped to: `[0, 1]`, `[-1, 1]`, `[0, 255]`. */
  readonly pixelRange: readonly [low: number, high: number];
  /** Ignored for a network of one channel, which gets the brightness (0.299 R + 0.587 G + 0.114 B). */
  readonly channelOrder: 'rgb' | 'bgr';
  /** The values subtracted afterwards, one for each channel in the network's order; nothing when left out. */
  readonly mean?: readonly number[] | undefined;
  /** The divisors after that, one for each channel in the network's order; 1 when left out. */
  readonly deviation?: readonly number[] | undefined;
  /** In pixels; when left out the network's own, or the picture's where the network leaves it open. */
  readonly inputSize?: { readonly width: number; readonly height: number } | undefined;
  /** The picture is squashed to the size, so that the map lies over all of it. */
  readonly fit?: 'stretch' | undefined;
}

/**
 * Tells a picture from a tensor.
 *
 * @param value The value given as an input.
 * @returns True for anything with a width and a height.
 */
export function isPicture(value: unknown): value is PictureInput {
  if (typeof value !== 'object' || value === null || value instanceof Tensor) return false;
  return (
    'width' in value &&
    typeof value.width === 'number' &&
    'height' in value &&
    typeof value.height === 'number'
  );
}
