import { fitBox, type Fitting } from '@gradcam/models';
import type { PixelSize, Unit } from '../annotation.js';

/** The place of a picture in the network's input. */
export interface InputFrame {
  readonly picture: PixelSize;
  /** The size of the input. */
  readonly input: PixelSize;
  /** From a position in the picture to that in the input; either may be a share of a pixel, and the second may lie outside. */
  readonly toInput: (x: number, y: number, unit: Unit) => readonly [x: number, y: number];
  /** The way back, in pixels. */
  readonly toPicture: (x: number, y: number) => readonly [x: number, y: number];
}

/**
 * Finds out where a picture lies in the network's input.
 *
 * @param picture The size of the picture.
 * @param preprocessing How it is fitted in.
 * @returns The frame.
 */
export function inputFrame(picture: PixelSize, preprocessing: Fitting): InputFrame {
  const { left, top, width, height } = fitBox(picture, preprocessing);
  return {
    picture,
    input: preprocessing.inputSize,
    toInput: (x, y, unit) =>
      unit === 'share'
        ? [left + x * width, top + y * height]
        : [left + (x * width) / picture.width, top + (y * height) / picture.height],
    toPicture: (x, y) => [
      ((x - left) * picture.width) / width,
      ((y - top) * picture.height) / height,
    ],
  };
}
