import { calledAs } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { importSharp } from './import-sharp.js';

/**
 * A picture as a PNG file's bytes.
 *
 * @param picture The picture.
 * @returns The bytes.
 * @throws `BACKEND_UNAVAILABLE` where sharp is missing
 */
export function encodePng({ data, width, height }: Picture): Promise<Uint8Array> {
  return calledAs('encodePng', async () => {
    const sharp = await importSharp();
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    return await sharp(bytes, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
  });
}
