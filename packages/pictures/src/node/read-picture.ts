import { readFile } from 'node:fs/promises';
import {
  calledAs,
  checkKind,
  checkOptionNames,
  GradCamError,
  importOptional,
} from '@gradcam/errors';
import { checkPixels, readOptionNames, type ReadOptions } from '../pixel-limit.js';
import type { Picture } from '../picture.js';

/**
 * Decodes a picture: JPEG, PNG, WebP, AVIF, GIF (its first frame), TIFF or SVG.
 *
 * Turned upright by its EXIF orientation, in sRGB with 8 bits a channel.
 *
 * @param source A path, or the file's bytes.
 * @param options The largest size.
 * @returns RGBA bytes.
 * @throws `FILE_NOT_FOUND`, `PICTURE_BROKEN`, `PICTURE_TOO_LARGE`, and `BACKEND_UNAVAILABLE` where sharp is missing
 */
export function readPicture(
  source: string | Uint8Array,
  options: ReadOptions = {},
): Promise<Picture> {
  return calledAs('readPicture', async () => {
    checkOptionNames(options, readOptionNames);
    const isSource = typeof source === 'string' || source instanceof Uint8Array;
    const expected = "a path, or the file's bytes";
    checkKind(isSource, source, 'this is not the source of a picture', expected);
    return await decoded(source, options);
  });
}

async function decoded(source: string | Uint8Array, options: ReadOptions): Promise<Picture> {
  const { default: sharp } = await importOptional('sharp', () => import('sharp'));
  const name = typeof source === 'string' ? `"${source}"` : `${source.length} bytes`;
  const bytes = typeof source === 'string' ? await readBytes(source) : source;
  try {
    // The header first: sharp's own limit is off, so that the message can say what to do.
    const image = sharp(bytes, { limitInputPixels: false, failOn: 'error' });
    const { width, height } = await image.metadata();
    checkPixels({ width, height }, options);
    const { data, info } = await image
      .autoOrient()
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return {
      data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength),
      width: info.width,
      height: info.height,
    };
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GradCamError(
      'PICTURE_BROKEN',
      `${name} is not a picture that can be read, got "${reason}"; expected a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file that is complete.`,
      { cause },
    );
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const isFolder = cause instanceof Error && 'code' in cause && cause.code === 'EISDIR';
    throw new GradCamError(
      'FILE_NOT_FOUND',
      isFolder
        ? `"${path}" is a folder; name one picture in it.`
        : `the file "${path}" cannot be read, got ${cause instanceof Error ? cause.message : String(cause)}; check the path.`,
      { cause },
    );
  }
}
