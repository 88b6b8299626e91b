import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { requirePicture } from '../require-picture.js';
import { contextOf } from './context-of.js';

/**
 * Shows a picture in a canvas, which takes its size.
 *
 * @param canvas A canvas that has no context of another kind.
 * @param picture The picture.
 * @throws `BAD_OPTION`, `PICTURE_BROKEN`, `PICTURE_TOO_LARGE`
 */
export function drawPicture(canvas: HTMLCanvasElement, picture: Picture): void {
  calledAs('drawPicture', () => {
    const isCanvas = isObject(canvas) && typeof canvas.getContext === 'function';
    checkKind(isCanvas, canvas, 'this is not a canvas', 'a <canvas> of the page');
    requirePicture(picture);
  });
  const { data, width, height } = picture;
  canvas.width = width;
  canvas.height = height;
  const context = calledAs('drawPicture', () => contextOf(canvas));
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
}
