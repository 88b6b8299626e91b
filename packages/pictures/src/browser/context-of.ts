import { GradCamError } from '@gradcam/errors';

/**
 * Returns the 2-D context of a canvas.
 *
 * @param canvas A canvas that has no context of another kind.
 * @returns The context.
 * @throws `PICTURE_TOO_LARGE` where the browser gives none
 */
export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D;
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D;
export function contextOf(
  canvas: OffscreenCanvas | HTMLCanvasElement,
): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (
    context instanceof OffscreenCanvasRenderingContext2D ||
    context instanceof CanvasRenderingContext2D
  )
    return context;
  throw new GradCamError(
    'PICTURE_TOO_LARGE',
    `the browser gives no canvas of ${canvas.width} x ${canvas.height}; make the picture smaller.`,
  );
}
