import type { Color } from './colormap.js';

/**
 * Looks a value's colour up.
 *
 * @param table A colormap of 256 steps.
 * @param value In [0, 1].
 * @returns The colour of the nearest step.
 */
export function tableColor(table: Uint8Array, value: number): Color {
  const step = 3 * Math.round(255 * value);
  return [table[step] ?? 0, table[step + 1] ?? 0, table[step + 2] ?? 0];
}
