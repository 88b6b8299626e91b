import { calledAs, checkChoice, importOptional } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { requirePicture } from '../require-picture.js';

const pictureFormats = ['png', 'jpeg', 'webp'] as const;

/** The formats that pictures are encoded in. */
export type PictureFormat = (typeof pictureFormats)[number];

/** As photos are saved: what is lost cannot be seen, and lines stay sharp. */
const quality = 92;

/**
 * Encodes a picture as the bytes of a PNG, JPEG or WebP file.
 *
 * @param picture The picture; a JPEG has it over white, for it knows no transparency.
 * @param format `'png'` keeps every pixel as it is; `'jpeg'` and `'webp'` are written with a quality of 92.
 * @returns The bytes.
 * @throws `PICTURE_BROKEN`, `BAD_OPTION`, and `BACKEND_UNAVAILABLE` where sharp is missing
 * @example
 * ```ts
 * const bytes = await encodePicture(picture, 'webp');
 * ```
 */
export function encodePicture(picture: Picture, format: PictureFormat): Promise<Uint8Array> {
  return calledAs('encodePicture', async () => {
    requirePicture(picture);
    checkChoice(format, pictureFormats, 'the format');
    const { data, width, height } = picture;
    const { default: sharp } = await importOptional('sharp', () => import('sharp'));
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const image = sharp(bytes, { raw: { width, height, channels: 4 } });
    switch (format) {
      case 'png':
        return await image.png().toBuffer();
      case 'jpeg':
        return await image.flatten({ background: '#ffffff' }).jpeg({ quality }).toBuffer();
      case 'webp':
        return await image.webp({ quality }).toBuffer();
    }
  });
}
