import { checkOptions } from '../input/check-options.js';
import type { Color } from '../colormap/colormap.js';
import { checkColor } from '../colormap/css-color.js';
import { checkList, checkRange } from '../input/check-numbers.js';
import { checkContour } from '../region/check-contour.js';
import type { Contour } from '../region/contours.js';
import { paintLines } from './paint-lines.js';
import { checkPixels, type Pixels } from './pixels.js';

/** The options for drawing lines on a picture. */
export interface LineOptions {
  /** White by default. */
  readonly color?: Color | undefined;
  /** In pixels of the picture; 2 by default. */
  readonly thickness?: number | undefined;
  /** Opacity, from 0 to 1; 1 by default. */
  readonly alpha?: number | undefined;
}

/** The names of these options. */
export const lineOptionNames = {
  color: true,
  thickness: true,
  alpha: true,
} as const satisfies Record<keyof LineOptions, true>;

/**
 * Draws contours on a picture, smooth at the edges. They are stretched from the map's size to the picture's.
 *
 * @param pixels The picture; it is left as it is.
 * @param lines The result of `contours`.
 * @param options Colour, thickness, opacity.
 * @returns New pixels, with the picture's own alpha.
 * @throws `BAD_OPTION` for pixels that do not fit their size, and options out of range.
 */
export function drawContours(
  pixels: Pixels,
  lines: readonly Contour[],
  options: LineOptions = {},
): Pixels {
  checkOptions('drawContours', options, lineOptionNames);
  const { color = [255, 255, 255], thickness = 2, alpha = 1 } = options;
  checkPixels('drawContours', pixels);
  const { width, height } = pixels;
  checkColor('drawContours', color);
  checkRange('drawContours', 'the thickness', thickness, 0, Math.max(width, height));
  checkRange('drawContours', 'alpha', alpha, 0, 1);
  checkList('drawContours', 'contours', lines);
  for (const line of lines) checkContour('drawContours', line);
  const data = new Uint8ClampedArray(pixels.data);
  paintLines({ data, width, height }, lines, [{ color, thickness, alpha }]);
  return { data, width, height };
}
