import { importOptional } from '@gradcam/errors';
import type { Limits } from '../../limits/read-options.js';
import type { Picture } from '../../picture.js';
import { decodeInAProcess, type Decoded } from './in-a-process.js';
import { decodeInPlace } from './in-place.js';
import { pictureKind } from '../../limits/picture-kind.js';

/**
 * Decodes a picture within its limits.
 *
 * @param bytes The file.
 * @param limits The limits.
 * @returns The picture, of the size that its header states.
 * @throws `PICTURE_TOO_LARGE`, `BACKEND_UNAVAILABLE`; an `Error` where the decoder fails.
 */
export async function decode(bytes: Uint8Array, limits: Limits): Promise<Picture> {
  const { default: sharp } = await importOptional('sharp', () => import('sharp'));
  const kind = pictureKind(bytes);
  if (kind === undefined) throw new Error('bytes of no known format');
  return pictureOf(
    kind === 'raster'
      ? await decodeInPlace(sharp, bytes, limits)
      : await decodeInAProcess(bytes, limits),
  );
}

/** Holds what the decoder gave against what the header claimed. */
function pictureOf({ header, pixels }: Decoded): Picture {
  const { data, width, height } = pixels;
  const claimed = header.isTurned ? [header.height, header.width] : [header.width, header.height];
  if (width !== claimed[0] || height !== claimed[1])
    throw new Error(`${width} x ${height} pixels where the header states ${claimed.join(' x ')}`);
  if (data.length !== 4 * width * height)
    throw new Error(
      `${data.length / (width * height)} channels, of which no more than one is transparency`,
    );
  // Border to sharp and Node: their types leave open whether a buffer's memory is shared, which theirs never is.
  const memory = data.buffer as ArrayBuffer;
  return {
    data: new Uint8ClampedArray(memory, data.byteOffset, data.byteLength),
    width,
    height,
  };
}
