import { checkKind, GradCamError, isObject } from '@gradcam/errors';
import type { Pixels } from '@gradcam/render';

/** As much of a canvas as it takes to put pixels on it. */
export interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): {
    createImageData(width: number, height: number): { readonly data: Uint8ClampedArray };
    putImageData(image: never, x: number, y: number): void;
  } | null;
}

/**
 * Puts pixels on a canvas, which takes their size.
 *
 * @param canvas A canvas of a page, a worker, or of a package for Node.
 * @param pixels The pixels.
 * @throws `BAD_OPTION` for what is not a canvas; `PICTURE_TOO_LARGE` where it gives no context
 */
export function drawOn(canvas: Canvas, { data, width, height }: Pixels): void {
  const isCanvas = isObject(canvas) && typeof canvas.getContext === 'function';
  checkKind(isCanvas, canvas, 'this is not a canvas', 'a <canvas> or an OffscreenCanvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new GradCamError(
      'PICTURE_TOO_LARGE',
      `the canvas gives no 2d context of ${width} x ${height}; take one that has no context of another kind, or a smaller picture.`,
    );
  }
  const image = context.createImageData(width, height);
  image.data.set(data);
  // Border to the platform: its image is what it takes back, whatever its class is.
  context.putImageData(image as never, 0, 0);
}
