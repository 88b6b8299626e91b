import { isList, isObject } from '@gradcam/errors';
import { refusal, requireKind, shown } from '../input/refusal.js';
import type { Size } from '../scores/score-grid.js';

/** A part of a map, row by row from the top left: 1 is in, 0 is out; `data.length` is `width * height`. */
export interface Mask extends Size {
  readonly data: Uint8Array;
}

/**
 * Refuses a mask whose size and bytes do not fit each other.
 *
 * @param where The function that was called, for the message.
 * @param mask The mask.
 * @throws `BAD_OPTION`
 */
export function checkMask(where: string, mask: Mask): void {
  requireKind(where, isObject(mask) && isList(mask.data), mask, {
    isNot: 'this is not a mask',
    expected: '{ data, width, height }, such as maskAbove gives',
  });
  const { data, width, height } = mask;
  const isSize = Number.isInteger(width) && width > 0 && Number.isInteger(height) && height > 0;
  if (isSize && data.length === width * height) return;
  throw refusal(
    where,
    `the mask does not fit its size, got ${data.length} bytes for ${shown(width)} x ${shown(height)}; give width * height bytes.`,
  );
}
