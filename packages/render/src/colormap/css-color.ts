import { refusal } from '../input/refusal.js';
import type { Color } from './colormap.js';

/**
 * Returns a colour for SVG.
 *
 * @param color Red, green and blue, 0 to 255.
 * @returns `#rrggbb`.
 */
export function cssColor(color: Color): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * Refuses a colour with a channel outside of 0 to 255.
 *
 * @param where The function that was called, for the message.
 * @param color The colour.
 * @throws `BAD_OPTION`
 */
export function checkColor(where: string, color: Color): void {
  if (color.every((channel) => channel >= 0 && channel <= 255)) return;
  throw refusal(
    where,
    `the colour is out of range, got ${color.join(', ')}, expected red, green and blue from 0 to 255.`,
  );
}
