import { stat } from 'node:fs/promises';
import { GradCamError } from '@gradcam/errors';

/**
 * Tells a folder from a file.
 *
 * @param path The path.
 * @returns True for a folder.
 * @throws `FILE_NOT_FOUND` where there is nothing
 */
export async function isFolderAt(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `there is nothing at "${path}"; name a folder with model.json.`,
      { cause },
    );
  }
}
