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
 * @throws RangeError
 */
export function checkMask(where: string, { data, width, height }: Mask): void {
  const isSize = Number.isInteger(width) && width > 0 && Number.isInteger(height) && height > 0;
  if (isSize && data.length === width * height) return;
  throw new RangeError(
    `${where}: the mask does not fit its size, got ${data.length} bytes for ${width} x ${height}; give width * height bytes.`,
  );
}
