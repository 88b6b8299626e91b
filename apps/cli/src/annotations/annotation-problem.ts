import { GradCamError } from '@gradcam/errors';

/**
 * Makes the failure of an annotation.
 *
 * @param sentence What is wrong, and what to do.
 * @returns The error; the rest of the set can be measured all the same.
 */
export function annotationProblem(sentence: string): GradCamError {
  return new GradCamError('BAD_REGION', sentence);
}
