import type { Colormap } from './colormap.js';

/**
 * A colormap as a table, so that painting a pixel is one look-up.
 *
 * @param colormap The colormap.
 * @param size How many steps, at least 2.
 * @returns `3 * size` bytes: red, green and blue of each step.
 */
export function colormapTable(colormap: Colormap, size = 256): Uint8Array {
  const table = new Uint8Array(3 * size);
  for (let step = 0; step < size; step += 1) table.set(colormap(step / (size - 1)), 3 * step);
  return table;
}
