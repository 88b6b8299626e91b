import { calledAs } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { requirePicture } from '../require-picture.js';
import { contextOf } from './context-of.js';

/**
 * Encodes a picture as a PNG file.
 *
 * @param picture The picture.
 * @returns The file.
 * @throws `PICTURE_BROKEN`
 */
export function encodePng(picture: Picture): Promise<Blob> {
  return calledAs('encodePng', async () => {
    requirePicture(picture);
    const { data, width, height } = picture;
    const canvas = new OffscreenCanvas(width, height);
    contextOf(canvas).putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
    return await canvas.convertToBlob({ type: 'image/png' });
  });
}
