import { calledAs, importOptional } from '@gradcam/errors';
import type { Picture } from '../picture.js';

/**
 * A picture as a PNG file's bytes.
 *
 * @param picture The picture.
 * @returns The bytes.
 * @throws `BACKEND_UNAVAILABLE` where sharp is missing
 */
export function encodePng({ data, width, height }: Picture): Promise<Uint8Array> {
  return calledAs('encodePng', async () => {
    const { default: sharp } = await importOptional('sharp', () => import('sharp'));
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return await sharp(bytes, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
  });
}
