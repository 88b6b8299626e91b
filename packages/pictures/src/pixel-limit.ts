import { GradCamError } from '@gradcam/errors';

/** The limits on the size of a picture. */
export interface ReadOptions {
  /** Width times height, at most; 100 million by default. A small file can unpack to gigapixels. */
  readonly pixelLimit?: number | undefined;
}

/** The names of these options. */
export const readOptionNames = { pixelLimit: true } as const satisfies Record<
  keyof ReadOptions,
  true
>;

/**
 * Refuses a picture that is too large, by the size that its header states.
 *
 * @param size In pixels.
 * @param size.width Width.
 * @param size.height Height.
 * @param options The limit.
 * @throws `PICTURE_TOO_LARGE`
 */
export function checkPixels(
  size: { readonly width: number; readonly height: number },
  options: ReadOptions,
): void {
  const { pixelLimit = 100_000_000 } = options;
  if (size.width * size.height <= pixelLimit) return;
  throw new GradCamError(
    'PICTURE_TOO_LARGE',
    `the picture is too large, got ${size.width} x ${size.height} pixels, expected at most ${pixelLimit} in all; make it smaller, or raise pixelLimit.`,
  );
}
