import { GradCamError, isObject } from '@gradcam/errors';
import type { Layout } from './layout.js';
import { gridValues, numberOf } from './grid-values.js';
import type { ObjectBox, Sample } from './sample.js';

/**
 * Finds the boxes of a sample.
 *
 * @param box As given.
 * @param layout The axes of the input.
 * @returns The boxes; undefined where there is none.
 * @throws `BAD_REGION` for what is not a box, and one that reaches more than a pixel out of the picture
 */
export function boxesOf(box: Sample['box'], { space }: Layout): readonly ObjectBox[] | undefined {
  if (box === undefined) return undefined;
  // Border to the language: Array.isArray does not tell a list that is read only from an object.
  const boxes = (Array.isArray(box) ? box : [box]) as readonly ObjectBox[];
  for (const each of boxes) requireBox(each, space);
  return boxes.length === 0 ? undefined : boxes;
}

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

/** Of what a program without types may give: NaN for a side that it lacks. */
function numbersOf(box: unknown): ObjectBox {
  const side = (name: keyof ObjectBox) => numberOf(isObject(box) ? box[name] : undefined);
  return { x: side('x'), y: side('y'), width: side('width'), height: side('height') };
}

/** Annotations are rounded, some of them beyond the edge. */
const overhang = 1;

function requireBox(box: unknown, space: readonly number[]): void {
  const [rows = NaN, columns = NaN] = space;
  const { x, y, width, height } = numbersOf(box);
  const isWithin =
    Math.min(x, y) >= -overhang && x + width <= columns + overhang && y + height <= rows + overhang;
  if (space.length === 2 && isWithin && width > 0 && height > 0) return;
  throw new GradCamError(
    'BAD_REGION',
    `the box is not one inside of the picture, got x ${x}, y ${y}, width ${width}, height ${height} in ${space.join(' x ')}, expected { x, y, width, height } in pixels of the input.`,
  );
}
