import type { NumberGrid } from '@gradcam/evaluate';

/**
 * Tells whether a map is the same everywhere: it points nowhere, and has no order to compare.
 *
 * @param map The map.
 * @returns True where all numbers are equal.
 */
export function isFlat({ data }: NumberGrid): boolean {
  return Array.from(data).every((value) => value === data[0]);
}
