import { GradCamError } from '@gradcam/errors';
import type { Layout } from './layout.js';
import { gridValues } from './grid-values.js';
import type { ObjectBox, Sample } from './sample.js';

/**
 * Marks the positions of the object of a sample.
 *
 * @param sample Its mask, where it has one.
 * @param boxes Its boxes, where it has some; the mask goes before them.
 * @param layout The axes of the input.
 * @returns 1 on the object and 0 elsewhere, in reading order; undefined where nothing says where it is.
 * @throws `BAD_REGION` for a mask of another size, and one that is empty or not finite
 */
export function insideOf(
  { mask }: Pick<Sample, 'mask'>,
  boxes: readonly ObjectBox[] | undefined,
  layout: Layout,
): Uint8Array | undefined {
  if (mask !== undefined) return insideMask(mask, layout);
  return boxes && insideBoxes(boxes, layout);
}

/** The positions whose centres lie in one of the boxes; of a box between all centres the position that it lies in. */
function insideBoxes(boxes: readonly ObjectBox[], { space, positions }: Layout): Uint8Array {
  const [height = 1, width = 1] = space;
  const inside = new Uint8Array(positions);
  for (const box of boxes) {
    let isAnywhere = false;
    for (let position = 0; position < positions; position += 1) {
      if (!holds(box, (position % width) + 0.5, Math.floor(position / width) + 0.5)) continue;
      inside[position] = 1;
      isAnywhere = true;
    }
    if (!isAnywhere)
      inside[width * middle(box.y, box.height, height) + middle(box.x, box.width, width)] = 1;
  }
  return inside;
}

/** The column or the row in which the middle of what is seen of a box lies. */
function middle(from: number, size: number, count: number): number {
  const [first, last] = [Math.max(0, from), Math.min(count, from + size)];
  return Math.min(count - 1, Math.floor((first + last) / 2));
}

/** The positions at which the mask is not 0. */
function insideMask(mask: NonNullable<Sample['mask']>, layout: Layout): Uint8Array {
  const values = gridValues(mask, layout, { what: 'the mask', code: 'BAD_REGION' });
  const inside = Uint8Array.from(values, (value) => (value === 0 ? 0 : 1));
  if (inside.includes(1)) return inside;
  throw new GradCamError('BAD_REGION', 'the mask is 0 everywhere, so there is no object in it.');
}

function holds({ x, y, width, height }: ObjectBox, column: number, row: number): boolean {
  return column >= x && column < x + width && row >= y && row < y + height;
}
