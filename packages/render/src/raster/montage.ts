import { checkOptions } from '../input/check-options.js';
import type { Color } from '../colormap/colormap.js';
import { checkColor } from '../colormap/css-color.js';
import { checkFilled, checkInteger } from '../input/check-numbers.js';
import { blendPixel } from './blend-pixel.js';
import { checkPixels, type Pixels } from './pixels.js';

/** The layout of pictures side by side. */
export interface MontageOptions {
  /** The number of columns; by default the grid is about square. */
  readonly columns?: number | undefined;
  /** Pixels between the pictures; 4 by default. */
  readonly gap?: number | undefined;
  /** The colour between the pictures; white by default. */
  readonly background?: Color | undefined;
}

/** The names of these options. */
export const montageOptionNames = {
  columns: true,
  gap: true,
  background: true,
} as const satisfies Record<keyof MontageOptions, true>;

/** Of a gap without measure, more than memory holds. */
const mostPixels = 2 ** 29;

/**
 * Joins pictures side by side into one picture, row by row. Every cell has the size of the largest; smaller ones stand in its middle.
 *
 * For titles there is `gridOf`, which gives SVG.
 *
 * @param pictures The pictures; they are left as they are and not resized.
 * @param options Columns, gap, background.
 * @returns New opaque pixels; where a picture is transparent, the background shows.
 * @throws `BAD_OPTION` for an empty list, pixels that do not fit their size, and options out of range.
 */
export function montage(pictures: readonly Pixels[], options: MontageOptions = {}): Pixels {
  checkOptions('montage', options, montageOptionNames);
  checkFilled('montage', 'pictures', pictures);
  const {
    columns = Math.ceil(Math.sqrt(pictures.length)),
    gap = 4,
    background = [255, 255, 255],
  } = options;
  checkInteger('montage', 'the count of columns', columns);
  checkInteger('montage', 'the gap', gap, 0);
  checkColor('montage', background);
  for (const picture of pictures) checkPixels('montage', picture);
  const across = Math.min(columns, pictures.length);
  const down = Math.ceil(pictures.length / across);
  const cellWidth = Math.max(...pictures.map((picture) => picture.width));
  const cellHeight = Math.max(...pictures.map((picture) => picture.height));
  const width = across * cellWidth + (across - 1) * gap;
  const height = down * cellHeight + (down - 1) * gap;
  checkInteger('montage', 'the count of pixels', width * height, 1, mostPixels);
  const data = new Uint8ClampedArray(4 * width * height);
  for (let byte = 0; byte < data.length; byte += 4) data.set([...background, 255], byte);
  pictures.forEach((picture, index) => {
    const left = (index % across) * (cellWidth + gap);
    const top = Math.floor(index / across) * (cellHeight + gap);
    place(
      { data, width, height },
      picture,
      left + Math.floor((cellWidth - picture.width) / 2),
      top + Math.floor((cellHeight - picture.height) / 2),
    );
  });
  return { data, width, height };
}

/** Draws a picture over an opaque one. */
function place(under: Pixels, picture: Pixels, left: number, top: number): void {
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const from = 4 * (y * picture.width + x);
      const [red = 0, green = 0, blue = 0, alpha = 255] = picture.data.subarray(from, from + 4);
      const to = (top + y) * under.width + left + x;
      blendPixel(under.data, to, [red, green, blue], alpha / 255);
    }
  }
}
