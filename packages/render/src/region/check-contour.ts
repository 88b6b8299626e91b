import { isObject } from '@gradcam/errors';
import { requireKind } from '../input/refusal.js';

/**
 * Refuses what is not a contour: a program without types may give its polygons, or positions of its own.
 *
 * @param where The function that was called, for the message.
 * @param contour As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkContour(where: string, contour: unknown): void {
  const { grid, polygons } = isObject(contour) ? contour : {};
  const isSized = isObject(grid) && isPositive(grid['width']) && isPositive(grid['height']);
  requireKind(where, isSized && isListOf(polygons, isPolygon), contour, {
    isNot: 'this is not a contour',
    expected: 'one of what contours gave',
  });
}

const isPositive = (value: unknown) => typeof value === 'number' && value > 0;

const isListOf = (value: unknown, isOne: (part: unknown) => boolean) =>
  Array.isArray(value) && value.every(isOne);

const isPolygon = (value: unknown) => isListOf(value, isRing);

const isRing = (value: unknown) => isListOf(value, isPosition);

const isPosition = (value: unknown) =>
  isListOf(value, (part) => Number.isFinite(part)) && Array.isArray(value) && value.length === 2;
