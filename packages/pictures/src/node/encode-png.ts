import { calledAs } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { encodePicture } from './encode-picture.js';

/**
 * Encodes a picture as a PNG file's bytes.
 *
 * @param picture The picture.
 * @returns The bytes.
 * @throws `PICTURE_BROKEN`, and `BACKEND_UNAVAILABLE` where sharp is missing
 */
export function encodePng(picture: Picture): Promise<Uint8Array> {
  return calledAs('encodePng', () => encodePicture(picture, 'png'));
}
