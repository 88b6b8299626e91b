import type { Color } from './colormap.js';

/**
 * Black to white.
 *
 * @param value In [0, 1]; clamped.
 * @returns The colour, rounded to bytes.
 */
export function gray(value: number): Color {
  const level = Math.round(255 * Math.min(1, Math.max(0, value)));
  return [level, level, level];
}
