import { GradCamError, withheldPixels } from '@gradcam/errors';
import type { PictureInput } from './picture-input.js';

/** RGBA bytes, row by row from the top left, colour not multiplied by alpha. */
export interface Pixels {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Of a page or a worker, as much as it takes to read pixels: core is written without the types of either. */
interface Place {
  readonly createImageBitmap?: (
    source: PictureInput,
    options: { readonly premultiplyAlpha: 'none' },
  ) => Promise<PictureInput & { readonly close: () => void }>;
  readonly OffscreenCanvas?: new (
    width: number,
    height: number,
  ) => {
    readonly getContext: (kind: '2d') => {
      readonly drawImage: (picture: PictureInput, x: number, y: number) => void;
      readonly getImageData: (x: number, y: number, width: number, height: number) => Pixels;
    } | null;
  };
}

/**
 * Reads the pixels of a picture, at its own size, not at the one that a page shows it in.
 *
 * @param picture Bytes, or something that a page draws.
 * @returns The bytes; those that were given are not copied.
 * @throws `PICTURE_BROKEN` for what has no pixels here, or none that the page may read
 */
export async function pixelsOf(picture: PictureInput): Promise<Pixels> {
  if ('data' in picture) return checked(picture, picture.data);
  // Border to the platform: what a page has besides the language.
  const { createImageBitmap, OffscreenCanvas } = globalThis as unknown as Place;
  if (createImageBitmap === undefined || OffscreenCanvas === undefined)
    throw broken(picture, 'nothing here draws it');
  let bitmap: Awaited<ReturnType<typeof createImageBitmap>>;
  try {
    bitmap = await createImageBitmap(picture, { premultiplyAlpha: 'none' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw withheldPixels(cause) ?? broken(picture, reason, cause);
  }
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw broken(picture, 'no canvas to draw it on');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, width, height);
  } catch (cause) {
    throw withheldPixels(cause) ?? cause;
  } finally {
    bitmap.close();
  }
}

function checked({ width, height }: PictureInput, data: unknown): Pixels {
  const isBytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  if (isBytes && data.length === 4 * width * height && data.length > 0)
    return { data, width, height };
  const got = isBytes ? `${data.length} bytes` : `data of another kind`;
  throw broken({ width, height }, `${got} for ${width} x ${height}`);
}

function broken({ width, height }: PictureInput, reason: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'PICTURE_BROKEN',
    `the picture of ${width} x ${height} has no pixels that can be read, got "${reason}", expected { data, width, height } with four bytes a pixel, or in a page an image that is loaded; give such a one, or a tensor.`,
    { cause },
  );
}
