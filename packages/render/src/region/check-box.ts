import { isObject } from '@gradcam/errors';
import { requireKind } from '../input/refusal.js';

/**
 * Refuses what is not a box of a map.
 *
 * @param where The function that was called, for the message.
 * @param box As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkBox(where: string, box: unknown): void {
  const { x, y, width, height, grid } = isObject(box) ? box : {};
  const sizes = isObject(grid) ? [grid['width'], grid['height']] : [];
  const isPlaced = [x, y, width, height].every((value) => Number.isFinite(value));
  const isSized =
    sizes.length > 0 && sizes.every((value) => typeof value === 'number' && value > 0);
  requireKind(where, isPlaced && isSized, box, {
    isNot: 'this is not a box',
    expected: 'one of what boxesOf gave',
  });
}
