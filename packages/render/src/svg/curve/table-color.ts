import { cssColor } from '../../colormap/css-color.js';

/**
 * A value's colour for SVG.
 *
 * @param table A colormap of 256 steps.
 * @param value In [0, 1].
 * @returns A CSS colour.
 */
export function tableColor(table: Uint8Array, value: number): string {
  const step = 3 * Math.round(255 * value);
  return cssColor([table[step] ?? 0, table[step + 1] ?? 0, table[step + 2] ?? 0]);
}
