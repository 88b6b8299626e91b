import { GradCamError } from '@gradcam/errors';

/** As many as `readPicture` takes of a file. */
export const mostBytes = 500_000_000;

/**
 * Makes the error for what is too large to be read.
 *
 * @param name Whose bytes they are.
 * @param most The most bytes.
 * @returns The error.
 */
export function tooManyBytes(name: string, most: number): GradCamError {
  return new GradCamError(
    'PICTURE_TOO_LARGE',
    `${name} is too large, got more than ${most} bytes; make the picture smaller.`,
  );
}
