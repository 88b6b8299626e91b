import { calledAs, checkKind, checkOptionNames, GradCamError, isObject } from '@gradcam/errors';
import { imageSize } from 'image-size';
import type { Picture } from '../picture.js';
import { checkPixels, readOptionNames, type ReadOptions } from '../pixel-limit.js';
import { contextOf } from './context-of.js';

/** A file, or something that the page shows already. */
export type PictureSource =
  Blob | HTMLImageElement | HTMLCanvasElement | HTMLVideoElement | ImageBitmap | ImageData;

/**
 * Decodes a picture as the browser does, turned upright by its EXIF orientation.
 *
 * @param source A file, or something that the page shows already.
 * @param options The largest size.
 * @returns RGBA bytes.
 * @throws `PICTURE_BROKEN`, `PICTURE_TOO_LARGE`
 */
export function readPicture(source: PictureSource, options: ReadOptions = {}): Promise<Picture> {
  return calledAs('readPicture', async () => {
    checkOptionNames(options, readOptionNames);
    const expected = 'a file or something that the page shows';
    checkKind(isObject(source), source, 'this is not the source of a picture', expected);
    return await decoded(source, options);
  });
}

async function decoded(source: PictureSource, options: ReadOptions): Promise<Picture> {
  if (source instanceof ImageData) return source;
  if (source instanceof Blob) checkPixels(await headerSize(source), options);
  const bitmap = await decode(source);
  try {
    checkPixels(bitmap, options);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = contextOf(canvas);
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** The size that a file's header states, found without unpacking it. */
async function headerSize(file: Blob): Promise<{ width: number; height: number }> {
  try {
    return imageSize(new Uint8Array(await file.arrayBuffer()));
  } catch (cause) {
    throw broken(file, cause);
  }
}

async function decode(source: Exclude<PictureSource, ImageData>): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(source, {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
    });
  } catch (cause) {
    throw broken(source, cause);
  }
}

function broken(source: object, cause: unknown): GradCamError {
  const name =
    source instanceof File
      ? `"${source.name}"`
      : source instanceof Blob
        ? `a file of ${source.size} bytes`
        : 'this';
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new GradCamError(
    'PICTURE_BROKEN',
    `${name} is not a picture that this browser can read, got "${reason}"; expected a JPEG, PNG, WebP or GIF file that is complete.`,
    { cause },
  );
}
