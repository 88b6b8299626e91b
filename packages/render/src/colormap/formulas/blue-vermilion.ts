import { clampUnit } from '../clamp-unit.js';
import type { Color } from '../colormap.js';

const blue: Color = [0, 114, 178];
const middle: Color = [247, 247, 247];
const vermilion: Color = [213, 94, 0];

/**
 * Blue below zero, near white at zero, vermilion above: two colours of M. Okabe and K. Ito, "Color universal design" (2008). Its ends are
 * not dark, so that they show over dark pictures, too.
 *
 * @param value In [0, 1]; clamped.
 * @returns The colour, rounded to bytes.
 * @throws `BAD_OPTION` for NaN.
 */
export function blueVermilion(value: number): Color {
  const side = 2 * clampUnit('blueVermilion', value) - 1;
  const end = side < 0 ? blue : vermilion;
  const at = (channel: 0 | 1 | 2) =>
    Math.round(middle[channel] + (end[channel] - middle[channel]) * Math.abs(side));
  return [at(0), at(1), at(2)];
}
