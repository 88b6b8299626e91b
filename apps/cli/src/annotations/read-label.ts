import { saidOf } from '@gradcam/errors';
import type { Label } from './annotation.js';
import { annotationProblem } from './annotation-problem.js';

/**
 * Reads the class of a picture or of an object.
 *
 * @param value As the file says it.
 * @param where Its place, for the sentence.
 * @returns A whole number is the index of a class, anything else a name.
 * @throws `BAD_REGION` for what is neither
 */
export function readLabel(value: unknown, where: string): Label {
  if (typeof value === 'number' && Number.isInteger(value)) return value;
  if (typeof value === 'string' && value.trim() !== '') {
    const text = value.trim();
    return /^\d{1,9}$/.test(text) ? Number(text) : text;
  }
  throw annotationProblem(
    `${where} has no label, got ${saidOf(value)}, expected the name of a class or its index; correct the file.`,
  );
}
