import { clampUnit } from '../clamp-unit.js';
import type { Color } from '../colormap.js';

/**
 * MATLAB's `jet`: dark blue, blue, cyan, yellow, red, dark red.
 *
 * Each channel is a trapezoid: green is full from 3/8 to 5/8, red is the same a quarter later, blue a quarter earlier.
 * It is the field's habit, but its brightness goes up and down; `viridis` and `inferno` are read more truly.
 *
 * @param value In [0, 1]; clamped.
 * @returns The colour, rounded to bytes.
 * @throws `BAD_OPTION` for NaN.
 */
export function jet(value: number): Color {
  const at = clampUnit('jet', value);
  return [channel(at - 0.25), channel(at), channel(at + 0.25)];
}

/** The green trapezoid: up from 1/8 to 3/8, down from 5/8 to 7/8. */
function channel(at: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, 1.5 - 4 * Math.abs(at - 0.5))));
}
