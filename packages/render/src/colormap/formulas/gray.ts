import { clampUnit } from '../clamp-unit.js';
import type { Color } from '../colormap.js';

/**
 * Black to white.
 *
 * @param value In [0, 1]; clamped.
 * @returns The colour, rounded to bytes.
 * @throws `BAD_OPTION` for NaN.
 */
export function gray(value: number): Color {
  const level = Math.round(255 * clampUnit('gray', value));
  return [level, level, level];
}
