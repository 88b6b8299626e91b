import type { Size } from '../scores/score-grid.js';

/**
 * RGBA bytes, row by row from the top left, colour not multiplied by alpha; an `ImageData` is one.
 *
 * `data.length` is `4 * width * height`.
 */
export interface Pixels extends Size {
  readonly data: Uint8ClampedArray;
}

/**
 * Refuses pixels whose size and bytes do not fit each other.
 *
 * @param where The function that was called, for the message.
 * @param pixels The pixels.
 * @throws RangeError
 */
export function checkPixels(where: string, { data, width, height }: Pixels): void {
  const isSize = Number.isInteger(width) && width > 0 && Number.isInteger(height) && height > 0;
  if (isSize && data.length === 4 * width * height) return;
  throw new RangeError(
    `${where}: the pixels do not fit their size, got ${data.length} bytes for ${width} x ${height}; give four bytes a pixel.`,
  );
}
