import { GradCamError } from '@gradcam/errors';
import type { Picture } from '@gradcam/pictures';
import { readPicture } from '@gradcam/pictures/node';
import { bytesWithin } from './bytes-within.js';
import { fetchPicture } from './fetch-picture.js';
import type { PictureSource } from './list-pictures.js';

/**
 * Reads a picture that was named.
 *
 * @param source The picture.
 * @param input The standard input, for `-`.
 * @returns RGBA bytes.
 * @throws `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`, `PICTURE_BROKEN`, `PICTURE_TOO_LARGE`
 */
export async function readSource(
  { name, kind, problem }: PictureSource,
  input: AsyncIterable<Uint8Array> = process.stdin,
): Promise<Picture> {
  if (problem !== undefined) throw problem;
  switch (kind) {
    case 'file':
      return readPicture(name);
    case 'address':
      return named(name, await fetchPicture(name));
    case 'input':
      return named('the standard input', await bytesWithin(input, 'the standard input'));
  }
}

/** Bytes have no name of their own. */
async function named(name: string, bytes: Uint8Array): Promise<Picture> {
  try {
    return await readPicture(bytes);
  } catch (cause) {
    if (!(cause instanceof GradCamError)) throw cause;
    throw new GradCamError(cause.code, `${name}: ${cause.sentence}`, { cause });
  }
}
