import { GradCamError } from '../grad-cam-error.js';

/**
 * Tells a picture of another server, whose pixels no page may read, from one that is broken.
 *
 * @param cause The failure of reading the pixels.
 * @returns An error that says what lets them be read; undefined for any other failure.
 */
export function withheldPixels(cause: unknown): GradCamError | undefined {
  if (!(cause instanceof Error) || cause.name !== 'SecurityError') return undefined;
  return new GradCamError(
    'PICTURE_BROKEN',
    `the browser lets no page read the pixels of this picture, which came from another server, got "${cause.message}", expected one that this page may read; give the <img> or <video> crossorigin="anonymous" before its src, and let its server send the header Access-Control-Allow-Origin with * or the origin of this page.`,
    { cause },
  );
}
