import { callersOwn } from '@gradcam/errors';
import { checkList } from '../input/check-numbers.js';
import { requireKind } from '../input/refusal.js';
import type { Color, Colormap } from './colormap.js';

/**
 * Asks a colormap of the caller's for a colour.
 *
 * @param where The function that was called, for the message.
 * @param colormap The colormap.
 * @param value From 0 to 1.
 * @returns Its colour.
 * @throws `BAD_OPTION` for what is not a colormap; what the colormap throws
 */
export function colorAt(where: string, colormap: Colormap, value: number): Color {
  requireKind(where, typeof colormap === 'function', colormap, {
    isNot: 'the colormap is not a function',
    expected: 'one such as viridis',
  });
  const color = callersOwn(() => colormap(value));
  checkList(where, 'parts of the colour', color);
  return color;
}
