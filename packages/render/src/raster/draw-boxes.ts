import { checkOptions } from '../input/check-options.js';
import { checkColor } from '../colormap/css-color.js';
import { checkInteger, checkList, checkRange } from '../input/check-numbers.js';
import { checkBox } from '../region/check-box.js';
import type { Box } from '../region/boxes-of.js';
import { lineOptionNames, type LineOptions } from './draw-contours.js';
import { blendPixel } from './blend-pixel.js';
import { checkPixels, type Pixels } from './pixels.js';

/**
 * Draws boxes on a picture, the lines inside of each box. They are stretched from the map's size to the picture's and rounded to
 * whole pixels.
 *
 * @param pixels The picture; it is left as it is.
 * @param boxes The result of `boxesOf`, or the first of them.
 * @param options Colour, thickness in whole pixels, opacity.
 * @returns New pixels, with the picture's own alpha.
 * @throws `BAD_OPTION` for pixels that do not fit their size, and options out of range.
 */
export function drawBoxes(
  pixels: Pixels,
  boxes: readonly Box[],
  options: LineOptions = {},
): Pixels {
  checkOptions('drawBoxes', options, lineOptionNames);
  const { color = [255, 255, 255], thickness = 2, alpha = 1 } = options;
  checkPixels('drawBoxes', pixels);
  const { width, height } = pixels;
  checkColor('drawBoxes', color);
  checkInteger('drawBoxes', 'the thickness', thickness);
  checkRange('drawBoxes', 'alpha', alpha, 0, 1);
  checkList('drawBoxes', 'boxes', boxes);
  for (const box of boxes) checkBox('drawBoxes', box);
  // A pixel on two boxes is painted once.
  const on = new Uint8Array(width * height);
  for (const box of boxes) mark(on, box, { width, height }, thickness);
  const data = new Uint8ClampedArray(pixels.data);
  for (let pixel = on.indexOf(1); pixel !== -1; pixel = on.indexOf(1, pixel + 1))
    blendPixel(data, pixel, color, alpha);
  return { data, width, height };
}

function mark(
  on: Uint8Array,
  { x, y, width, height, grid }: Box,
  picture: { width: number; height: number },
  thickness: number,
): void {
  const left = Math.max(0, Math.round((x * picture.width) / grid.width));
  const right = Math.min(picture.width, Math.round(((x + width) * picture.width) / grid.width));
  const top = Math.max(0, Math.round((y * picture.height) / grid.height));
  const bottom = Math.min(
    picture.height,
    Math.round(((y + height) * picture.height) / grid.height),
  );
  for (let row = top; row < bottom; row += 1) {
    const isEdge = row < top + thickness || row >= bottom - thickness;
    for (let column = left; column < right; column += 1) {
      if (isEdge || column < left + thickness || column >= right - thickness) {
        on[row * picture.width + column] = 1;
      }
    }
  }
}
