import {
  awakeTimer,
  calledAs,
  checkKind,
  GradCamError,
  isObject,
  withheldPixels,
  type AwakeTimer,
} from '@gradcam/errors';
import { checkFileSize, checkHeader } from '../limits/check-header.js';
import { limitExceeded } from '../limits/limit-exceeded.js';
import { otherKind } from '../limits/other-kind.js';
import { limitsOf, type Limits, type ReadOptions } from '../limits/read-options.js';
import type { Picture } from '../picture.js';
import { contextOf } from './context-of.js';
import { statedSize, type StatedSize } from './stated-size.js';

/** A file, or something that the page shows already. */
export type PictureSource =
  Blob | HTMLImageElement | HTMLCanvasElement | HTMLVideoElement | ImageBitmap | ImageData;

// What browsers unpack to.
const bytesPerPixel = 4;

/**
 * Decodes a picture as the browser does, turned upright by its EXIF orientation.
 *
 * What is too large is refused by the file's header. Only the wait has a time limit: no page can stop a browser's decoder, which goes on.
 *
 * @param source A file, or something that the page shows already.
 * @param options The limits on sizes, memory and time.
 * @returns RGBA bytes.
 * @throws `PICTURE_BROKEN`, `PICTURE_TOO_LARGE`, `BAD_OPTION`
 */
export function readPicture(source: PictureSource, options: ReadOptions = {}): Promise<Picture> {
  return calledAs('readPicture', async () => {
    const limits = limitsOf(options);
    const expected = 'a file or something that the page shows';
    checkKind(isObject(source), source, 'this is not the source of a picture', expected);
    return await decoded(source, limits);
  });
}

async function decoded(source: PictureSource, limits: Limits): Promise<Picture> {
  if (source instanceof ImageData) return source;
  const claimed = source instanceof Blob ? await claimOf(source, limits) : undefined;
  const bitmap = await inTime(decode(source), limits);
  try {
    checkHeader({ width: bitmap.width, height: bitmap.height, bytesPerPixel }, limits);
    if (claimed !== undefined && sides(claimed) !== sides(bitmap))
      throw await broken(
        source,
        `${sides(bitmap)} pixels where the header states ${sides(claimed)}`,
      );
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = contextOf(canvas);
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  } catch (cause) {
    throw withheldPixels(cause) ?? cause;
  } finally {
    bitmap.close();
  }
}

/** Refuses a file by its header, and says which size that states, where there is no more than one. */
async function claimOf(file: Blob, limits: Limits): Promise<StatedSize | undefined> {
  checkFileSize(file.size, limits);
  const bytes = new Uint8Array(await file.arrayBuffer());
  let stated: StatedSize | undefined;
  try {
    stated = statedSize(bytes);
  } catch (cause) {
    throw await broken(file, cause);
  }
  if (stated !== undefined) checkHeader({ ...stated, bytesPerPixel }, limits);
  return stated?.isOnly === true ? stated : undefined;
}

async function decode(source: Exclude<PictureSource, ImageData>): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(source, {
      imageOrientation: 'from-image',
      premultiplyAlpha: 'none',
    });
  } catch (cause) {
    throw withheldPixels(cause) ?? (await broken(source, cause));
  }
}

/** Waits no longer than is allowed; a bitmap that comes later is closed. */
async function inTime(decoding: Promise<ImageBitmap>, limits: Limits): Promise<ImageBitmap> {
  let timer: AwakeTimer | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = awakeTimer(limits.timeLimit, () => {
      reject(limitExceeded('timeLimit', limits));
      decoding.then(
        (bitmap) => {
          bitmap.close();
        },
        () => undefined,
      );
    });
  });
  try {
    return await Promise.race([decoding, late]);
  } finally {
    timer?.stop();
  }
}

/** Both sides, the longer first: a picture on its side is turned. */
function sides({ width, height }: Pick<StatedSize, 'width' | 'height'>): string {
  return `${Math.max(width, height)} x ${Math.min(width, height)}`;
}

async function broken(source: object, cause: unknown): Promise<GradCamError> {
  const name =
    source instanceof File
      ? `"${source.name}"`
      : source instanceof Blob
        ? `a file of ${source.size} bytes`
        : 'this';
  const reason = cause instanceof Error ? cause.message : String(cause);
  const kind =
    source instanceof Blob
      ? otherKind(new Uint8Array(await source.slice(0, 64).arrayBuffer()))
      : '';
  return new GradCamError(
    'PICTURE_BROKEN',
    `${name} is not a picture that this browser can read, got "${reason}"; expected a JPEG, PNG, WebP or GIF file that is complete.${kind}`,
    { cause },
  );
}
