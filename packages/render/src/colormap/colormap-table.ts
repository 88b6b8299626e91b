import { checkInteger } from '../input/check-numbers.js';
import { colorAt } from './color-at.js';
import type { Colormap } from './colormap.js';

/**
 * Computes a colormap as a table, so that painting a pixel is one look-up.
 *
 * @param colormap The colormap.
 * @param size The number of steps, from 2 to 65,536.
 * @returns `3 * size` bytes: red, green and blue of each step.
 * @throws `BAD_OPTION` for a size that is not an integer from 2 to 65,536.
 */
export function colormapTable(colormap: Colormap, size = 256): Uint8Array {
  checkInteger('colormapTable', 'the size', size, 2, 2 ** 16);
  const table = new Uint8Array(3 * size);
  for (let step = 0; step < size; step += 1) {
    const color = colorAt('colormapTable', colormap, step / (size - 1));
    table.set(color.slice(0, 3), 3 * step);
  }
  return table;
}
