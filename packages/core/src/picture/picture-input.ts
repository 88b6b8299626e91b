import { Tensor } from '@tensorflow/tfjs-core';

/**
 * A picture in place of a tensor: RGBA bytes `{ data, width, height }`, as an `ImageData` or what `readPicture` gives, anywhere; in a page
 * and in a worker of one also an `<img>`, a `<video>` (the frame that it shows), a `<canvas>`, an `OffscreenCanvas` or an `ImageBitmap`.
 */
export interface PictureInput {
  readonly width: number;
  readonly height: number;
}

/** What a network is given: a tensor or a picture, or a list of them for a network with several inputs. */
export type NetworkData = Tensor | PictureInput | readonly (Tensor | PictureInput)[];

/** How the pixels of a picture become the numbers that a network was trained on. Nothing of it is guessed. */
export interface PicturePreprocessing {
  /** What 0 and 255 become: `[0, 1]`, `[-1, 1]`, `[0, 255]`. */
  readonly pixelRange: readonly [low: number, high: number];
  /** Without a meaning for a network of one channel, which gets the brightness (0.299 R + 0.587 G + 0.114 B). */
  readonly channelOrder: 'rgb' | 'bgr';
  /** What is taken off afterwards, one number for each channel in the network's order; nothing when left out. */
  readonly mean?: readonly number[] | undefined;
  /** What is divided by after that, one number for each channel in the network's order; 1 when left out. */
  readonly deviation?: readonly number[] | undefined;
  /** In pixels; when left out the network's own, or the picture's where the network leaves it open. */
  readonly inputSize?: { readonly width: number; readonly height: number } | undefined;
  /** The picture is squashed to the size, so that the map lies over all of it. */
  readonly fit?: 'stretch' | undefined;
}

/**
 * Tells a picture from a tensor.
 *
 * @param value What was given as an input.
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
