import type { Color } from '../colormap/colormap.js';

/**
 * Lays a colour over one pixel; the pixel keeps its alpha.
 *
 * @param data RGBA bytes; they are changed.
 * @param pixel The index of the pixel, in reading order.
 * @param color The colour.
 * @param cover The share that the colour covers, from 0 to 1.
 */
export function blendPixel(
  data: Uint8ClampedArray,
  pixel: number,
  color: Color,
  cover: number,
): void {
  for (let channel = 0; channel < 3; channel += 1) {
    const under = data[4 * pixel + channel] ?? 0;
    data[4 * pixel + channel] = under * (1 - cover) + (color[channel] ?? 0) * cover;
  }
}
