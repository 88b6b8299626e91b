import type { PictureInput } from '@gradcam/core';
import type { Picture } from '@gradcam/pictures';

/**
 * Takes the pixels of what has them at hand: RGBA bytes, such as an `ImageData`.
 *
 * @param source What has a width and a height.
 * @returns The picture, its bytes not copied unless their memory is shared; undefined where there are none.
 */
export function drawnPixels(source: PictureInput): Picture | undefined {
  if (!('data' in source)) return undefined;
  const { data, width, height } = source;
  const isBytes = data instanceof Uint8ClampedArray || data instanceof Uint8Array;
  if (!isBytes) return undefined;
  const { buffer } = data;
  const bytes =
    buffer instanceof ArrayBuffer
      ? new Uint8ClampedArray(buffer, data.byteOffset, data.byteLength)
      : Uint8ClampedArray.from(data);
  return { data: bytes, width, height };
}
