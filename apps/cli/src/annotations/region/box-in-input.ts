import type { ObjectBox } from '@gradcam/evaluate';
import type { AnnotatedObject } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';
import type { InputFrame } from './input-frame.js';

/** Annotations are rounded, some of them beyond the edge, by pixels of the picture. */
const overhang = 1;

/** The end of a sentence about what was cropped off. */
export const nothingLeft =
  'has no pixel in what the network sees of the picture; choose another --fit, or correct the annotation.';

/**
 * Brings a box to the network's input; what was cropped off is cut off.
 *
 * @param box The box in the picture.
 * @param frame Where the picture lies in the input.
 * @returns The box in pixels of the input.
 * @throws `BAD_REGION` for one that does not lie in the picture, or that was cropped off
 */
export function boxInInput(
  { x, y, width, height, unit }: NonNullable<AnnotatedObject['box']>,
  { picture, input, toInput }: InputFrame,
): ObjectBox {
  const [across, down] = unit === 'share' ? [picture.width, picture.height] : [1, 1];
  const [left, top] = [x * across, y * down];
  const [right, bottom] = [left + width * across, top + height * down];
  const isWithin =
    Math.min(left, top) >= -overhang &&
    right <= picture.width + overhang &&
    bottom <= picture.height + overhang;
  if (!isWithin || !(right > left && bottom > top))
    throw annotationProblem(
      `the box is not one inside of the picture, got ${[left, top, right - left, bottom - top].map(short).join(', ')} (x, y, width, height) in ${picture.width} x ${picture.height} pixels; correct the annotation.`,
    );
  const [fromX, fromY] = toInput(left, top, 'pixel');
  const [endX, endY] = toInput(right, bottom, 'pixel');
  const found = { x: Math.max(0, fromX), y: Math.max(0, fromY) };
  const [wide, high] = [
    Math.min(input.width, endX) - found.x,
    Math.min(input.height, endY) - found.y,
  ];
  if (wide > 0 && high > 0) return { ...found, width: wide, height: high };
  throw annotationProblem(`the box ${nothingLeft}`);
}

function short(value: number): string {
  return String(Math.round(10 * value) / 10);
}
