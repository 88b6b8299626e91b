import { GradCamError } from '@gradcam/errors';
import type Sharp from 'sharp';

/**
 * Loads sharp, which is an optional peer: a page needs no decoder.
 *
 * @returns sharp's function.
 * @throws `BACKEND_UNAVAILABLE`
 */
export async function importSharp(): Promise<typeof Sharp> {
  try {
    return (await import('sharp')).default;
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      'pictures are decoded by the package sharp, which cannot be loaded; install it with npm install sharp.',
      { cause },
    );
  }
}
