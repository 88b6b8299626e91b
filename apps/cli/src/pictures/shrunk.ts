import { resizePicture, type Picture } from '@gradcam/pictures';

/**
 * Makes a picture small enough for a page.
 *
 * @param picture The picture.
 * @param longestSide The number of pixels that neither side exceeds.
 * @returns A copy over white: smaller, or of the same size where that is small enough.
 */
export function shrunk(picture: Picture, longestSide: number): Picture {
  const factor = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const side = (pixels: number) => Math.max(1, Math.round(factor * pixels));
  const [width, height] = [side(picture.width), side(picture.height)];
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  resizePicture(picture, width, height).forEach((value, at) => {
    data[4 * Math.floor(at / 3) + (at % 3)] = value;
  });
  return { data, width, height };
}
