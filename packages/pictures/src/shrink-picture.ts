import { calledAs, checkNumber } from '@gradcam/errors';
import type { Picture } from './picture.js';
import { requirePicture } from './require-picture.js';
import { resizePicture } from './resize-picture.js';

/**
 * Makes a picture small enough for a page, by the filter of `resizePicture`.
 *
 * @param picture The picture.
 * @param longestSide The number of pixels that neither side exceeds.
 * @returns A copy over white: smaller, or of the same size where that is small enough.
 * @throws `PICTURE_BROKEN` for what is not a picture, `BAD_OPTION` for a side that is not a positive integer.
 */
export function shrinkPicture(picture: Picture, longestSide: number): Picture {
  calledAs('shrinkPicture', () => {
    requirePicture(picture);
    checkNumber(longestSide, { where: 'longestSide', kind: 'integer', least: 1 });
  });
  const factor = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const side = (pixels: number) => Math.max(1, Math.round(factor * pixels));
  const [width, height] = [side(picture.width), side(picture.height)];
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  resizePicture(picture, width, height).forEach((value, at) => {
    data[4 * Math.floor(at / 3) + (at % 3)] = value;
  });
  return { data, width, height };
}
