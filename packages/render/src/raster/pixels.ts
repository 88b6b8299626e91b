import { isList, isObject } from '@gradcam/errors';
import { refusal, requireKind, shown } from '../input/refusal.js';
import type { Size } from '../scores/score-grid.js';

/**
 * RGBA bytes, row by row from the top left, colour not multiplied by alpha; an `ImageData` is one.
 *
 * `data.length` is `4 * width * height`.
 */
export interface Pixels extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Refuses pixels whose size and bytes do not fit each other.
 *
 * @param where The function that was called, for the message.
 * @param pixels The pixels.
 * @throws `BAD_OPTION`
 */
export function checkPixels(where: string, pixels: Pixels): void {
  requireKind(where, isObject(pixels) && isList(pixels.data), pixels, {
    isNot: 'these are not pixels',
    expected: '{ data, width, height } with four bytes a pixel',
  });
  const { data, width, height } = pixels;
  const isSize = Number.isInteger(width) && width > 0 && Number.isInteger(height) && height > 0;
  if (isSize && data.length === 4 * width * height) return;
  throw refusal(
    where,
    `the pixels do not fit their size, got ${data.length} bytes for ${shown(width)} x ${shown(height)}; give four bytes a pixel.`,
  );
}
