import { calledAs } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { contextOf } from './context-of.js';

/**
 * Shows a picture in a canvas, which takes its size.
 *
 * @param canvas A canvas that has no context of another kind.
 * @param picture The picture.
 */
export function drawPicture(canvas: HTMLCanvasElement, { data, width, height }: Picture): void {
  canvas.width = width;
  canvas.height = height;
  const context = calledAs('drawPicture', () => contextOf(canvas));
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
}
