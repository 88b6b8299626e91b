/**
 * Shows a bitmap in a canvas, which takes its size; the page copies no pixels.
 *
 * @param canvas A canvas that has no context of another kind.
 * @param bitmap The bitmap; it is gone afterwards.
 */
export function showBitmap(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
}
