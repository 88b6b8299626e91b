import { GradCamError } from '@gradcam/errors';
import type { Picture } from '@gradcam/pictures';
import { readPicture } from '@gradcam/pictures/node';
import type { SetSample } from './samples-of-set.js';

/**
 * Reads the first picture of a set that can be read.
 *
 * @param samples The set.
 * @returns The picture.
 * @throws `PICTURE_BROKEN` where none can
 */
export async function firstPicture(samples: readonly SetSample[]): Promise<Picture> {
  let cause: unknown;
  for (const { picture } of samples) {
    try {
      return await readPicture(picture.file);
    } catch (error) {
      if (!(error instanceof GradCamError)) throw error;
      cause ??= error;
    }
  }
  const reason = cause instanceof GradCamError ? cause.sentence : 'no picture';
  throw new GradCamError(
    'PICTURE_BROKEN',
    `none of the pictures can be read, the first because ${reason}`,
    { cause },
  );
}
