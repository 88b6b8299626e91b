import { isList } from '@gradcam/errors';
import type { AnnotatedObject } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';

/**
 * Reads the four numbers of a box, in pixels of the picture.
 *
 * @param numbers As the file has them: x, y, width, height.
 * @param where The object, for the sentence.
 * @returns The box, which may lie outside of the picture.
 * @throws `BAD_REGION` for what are not four numbers
 */
export function readBox(numbers: unknown, where: string): AnnotatedObject['box'] {
  const [x, y, width, height] = isList(numbers) ? Array.from(numbers) : [];
  if (isFinite(x) && isFinite(y) && isFinite(width) && isFinite(height))
    return { x, y, width, height, unit: 'pixel' };
  throw annotationProblem(
    `the box of ${where} is not one, expected four finite numbers: x, y, width and height; correct the file.`,
  );
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}
