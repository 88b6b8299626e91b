import { GradCamError } from '@gradcam/errors';
import type { Layout } from './layout.js';
import { gridValues } from './grid-values.js';
import type { ObjectBox, Sample } from './sample.js';

/**
 * Marks the positions whose centres lie in one of the boxes.
 *
 * @param boxes The boxes.
 * @param layout The axes of the input, a picture.
 * @returns 1 inside and 0 outside, in reading order.
 */
export function insideBoxes(boxes: readonly ObjectBox[], { space, positions }: Layout): Uint8Array {
  const [, width = 1] = space;
  return Uint8Array.from({ length: positions }, (_, position) => {
    const [column, row] = [(position % width) + 0.5, Math.floor(position / width) + 0.5];
    return boxes.some((box) => holds(box, column, row)) ? 1 : 0;
  });
}

/**
 * Marks the positions of a mask.
 *
 * @param mask As given.
 * @param layout The axes of the input.
 * @returns 1 where the mask is not 0, in reading order.
 * @throws `BAD_REGION` for a mask of another size, and one that is empty or not finite
 */
export function insideMask(mask: NonNullable<Sample['mask']>, layout: Layout): Uint8Array {
  const values = gridValues(mask, layout, { what: 'the mask', code: 'BAD_REGION' });
  const inside = Uint8Array.from(values, (value) => (value === 0 ? 0 : 1));
  if (inside.includes(1)) return inside;
  throw new GradCamError('BAD_REGION', 'the mask is 0 everywhere, so there is no object in it.');
}

function holds({ x, y, width, height }: ObjectBox, column: number, row: number): boolean {
  return column >= x && column < x + width && row >= y && row < y + height;
}
