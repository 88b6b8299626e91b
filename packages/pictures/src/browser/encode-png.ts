import { calledAs } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { contextOf } from './context-of.js';

/**
 * A picture as a PNG file.
 *
 * @param picture The picture.
 * @returns The file.
 */
export function encodePng({ data, width, height }: Picture): Promise<Blob> {
  return calledAs('encodePng', async () => {
    const canvas = new OffscreenCanvas(width, height);
    contextOf(canvas).putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
    return await canvas.convertToBlob({ type: 'image/png' });
  });
}
