import type { NumberGrid, ObjectBox, Sample } from '@gradcam/evaluate';
import { checkKind, isList, isObject } from '@gradcam/errors';

/** The place of an object: a box in pixels of the map from its top left corner, several of them, or a mask of the map's size, of which every number but 0 is the object. */
export type ObjectArea = ObjectBox | readonly ObjectBox[] | NumberGrid;

/** Box and mask, as metrics take them. */
export type AreaParts = Pick<Sample, 'box' | 'mask'>;

/**
 * Tells a mask from boxes.
 *
 * @param area As given by the caller.
 * @returns The boxes or the mask.
 * @throws `BAD_OPTION` for neither
 */
export function partsOf(area: ObjectArea): AreaParts {
  const expected = '{ x, y, width, height }, a list of them, or { data, width, height }';
  checkKind(isObject(area) || isList(area), area, 'nothing says where the object is', expected);
  return 'data' in area ? { mask: area } : { box: area };
}

/**
 * Names an object's place in messages.
 *
 * @param area The place.
 * @returns Like `the box x 10, y 20, width 30, height 40` or `the mask`.
 */
export function wordsOf(area: ObjectArea): string {
  if ('data' in area) return 'the mask';
  const boxes: readonly ObjectBox[] = 'x' in area ? [area] : area;
  const [box] = boxes;
  if (box === undefined || boxes.length > 1) return `one of ${boxes.length} boxes`;
  const { x, y, width, height } = box;
  return `the box x ${x}, y ${y}, width ${width}, height ${height}`;
}
