import { isList } from '@gradcam/errors';
import { checkList } from '../input/check-numbers.js';
import { refusal, shown } from '../input/refusal.js';
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
export function checkColor(where: string, color: unknown): void {
  checkList(where, 'parts of the colour', color);
  const channels: readonly unknown[] = isList(color) ? Array.from(color) : [];
  if (channels.length === 3 && channels.every(isChannel)) return;
  throw refusal(
    where,
    `the colour is out of range, got ${channels.map(shown).join(', ')}, expected red, green and blue from 0 to 255.`,
  );
}

function isChannel(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 255;
}
