import { requireKind } from '../input/refusal.js';
import { checkInteger, checkList } from '../input/check-numbers.js';
import type { Colormap } from './colormap.js';

/**
 * Computes a colormap as a table, so that painting a pixel is one look-up.
 *
 * @param colormap The colormap.
 * @param size The number of steps, at least 2.
 * @returns `3 * size` bytes: red, green and blue of each step.
 * @throws `BAD_OPTION` for a size that is not an integer from 2.
 */
export function colormapTable(colormap: Colormap, size = 256): Uint8Array {
  requireKind('colormapTable', typeof colormap === 'function', colormap, {
    isNot: 'the colormap is not a function',
    expected: 'one such as viridis',
  });
  checkInteger('colormapTable', 'the size', size, 2);
  const table = new Uint8Array(3 * size);
  for (let step = 0; step < size; step += 1) {
    const color = colormap(step / (size - 1));
    checkList('colormapTable', 'parts of the colour', color);
    table.set(color.slice(0, 3), 3 * step);
  }
  return table;
}
