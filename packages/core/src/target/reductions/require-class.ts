import { GradCamError } from '@gradcam/errors';

/**
 * Refuses the index of a class that an output does not have.
 *
 * @param classIndex As given by the caller.
 * @param classes The number of classes.
 * @throws `CLASS_OUT_OF_RANGE`
 */
export function requireClass(classIndex: number, classes: number): void {
  if (Number.isInteger(classIndex) && classIndex >= 0 && classIndex < classes) return;
  throw new GradCamError(
    'CLASS_OUT_OF_RANGE',
    `there is no such class, got index ${classIndex}, expected an integer from 0 to ${classes - 1}.`,
  );
}
