import { GradCamError, isObject } from '@gradcam/errors';
import { numberOf } from './grid-values.js';
import type { Layout } from './layout.js';
import type { ObjectBox, Sample } from './sample.js';

/**
 * Reads the boxes of a sample.
 *
 * @param box As given.
 * @param layout The axes of the input.
 * @returns The boxes; undefined where there is none.
 * @throws `BAD_REGION` for what is not a box, and one that reaches more than a pixel out of the picture
 */
export function readBoxes(box: Sample['box'], { space }: Layout): readonly ObjectBox[] | undefined {
  if (box === undefined) return undefined;
  // Border to the language: Array.isArray does not tell a list that is read only from an object.
  const boxes = (Array.isArray(box) ? box : [box]) as readonly ObjectBox[];
  for (const each of boxes) requireBox(each, space);
  return boxes.length === 0 ? undefined : boxes;
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
  if (space.length === 2 && isSide(x, width, columns) && isSide(y, height, rows)) return;
  throw new GradCamError(
    'BAD_REGION',
    `the box is not one inside of the picture, got x ${x}, y ${y}, width ${width}, height ${height} in ${space.join(' x ')}, expected { x, y, width, height } in pixels of the input.`,
  );
}

/** Checks that a box lies in the picture along one axis, and not only beyond its edge. */
function isSide(from: number, size: number, count: number): boolean {
  const isWithin = from >= -overhang && from + size <= count + overhang;
  return isWithin && size > 0 && from < count && from + size > 0;
}
