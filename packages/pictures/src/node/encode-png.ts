import { calledAs, importOptional } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { requirePicture } from '../require-picture.js';

/**
 * Encodes a picture as a PNG file's bytes.
 *
 * @param picture The picture.
 * @returns The bytes.
 * @throws `PICTURE_BROKEN`, and `BACKEND_UNAVAILABLE` where sharp is missing
 */
export function encodePng(picture: Picture): Promise<Uint8Array> {
  return calledAs('encodePng', async () => {
    requirePicture(picture);
    const { data, width, height } = picture;
    const { default: sharp } = await importOptional('sharp', () => import('sharp'));
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return await sharp(bytes, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
  });
}
