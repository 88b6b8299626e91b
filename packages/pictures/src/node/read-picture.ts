import { calledAs, checkKind, GradCamError } from '@gradcam/errors';
import { checkFileSize } from '../limits/check-header.js';
import { otherKind } from '../limits/other-kind.js';
import { limitsOf, type Limits, type ReadOptions } from '../limits/read-options.js';
import type { Picture } from '../picture.js';
import { decode } from './decode/decode.js';
import { readBytes } from './file/read-bytes.js';

/**
 * Decodes a picture: JPEG, PNG, WebP, AVIF, GIF (its first frame), TIFF or SVG.
 *
 * Turned upright by its EXIF orientation, in sRGB with 8 bits a channel. Nothing that an SVG refers to outside of itself is read.
 *
 * @param source A path, or the file's bytes, which must stay as they are until the picture is there.
 * @param options The limits on sizes, memory and time.
 * @returns RGBA bytes.
 * @throws `FILE_NOT_FOUND`, `PICTURE_BROKEN`, `PICTURE_TOO_LARGE`, `BAD_OPTION`, and `BACKEND_UNAVAILABLE` where sharp is missing, or
 * where a process that an SVG, an AVIF or a picture of more than 25 million pixels needs cannot be started
 *
 * @example
 * ```ts
 * const { data, width, height } = await readPicture('photo.jpg', { timeLimit: 2_000 });
 * ```
 */
export function readPicture(
  source: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Picture> {
  return calledAs('readPicture', async () => {
    const limits = limitsOf(options);
    const isBytes = ArrayBuffer.isView(source) && source instanceof Uint8Array;
    const expected = "a path, or the file's bytes";
    const isSource = typeof source === 'string' || isBytes;
    checkKind(isSource, source, 'this is not the source of a picture', expected);
    return await decoded(source, limits);
  });
}

async function decoded(source: string | Uint8Array, limits: Limits): Promise<Picture> {
  const name = typeof source === 'string' ? `"${source}"` : `${source.length} bytes`;
  const bytes = typeof source === 'string' ? await readBytes(source, limits) : source;
  checkFileSize(bytes.length, limits);
  try {
    return await decode(bytes, limits);
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GradCamError(
      'PICTURE_BROKEN',
      `${name} is not a picture that can be read, got "${reason}"; expected a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file that is complete.${otherKind(bytes)}`,
      { cause },
    );
  }
}
