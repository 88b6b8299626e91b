import { encodePicture } from '@gradcam/pictures/node';
import type { EmbeddedPicture, Pixels } from '@gradcam/render';

/**
 * Makes pixels a picture for an SVG or a page, which needs no other file.
 *
 * @param pixels The pixels.
 * @param format `'png'` keeps every pixel; `'jpeg'` is for photos that would fill the page.
 * @returns Their address and size.
 */
export async function embedded(
  pixels: Pixels,
  format: 'png' | 'jpeg' = 'png',
): Promise<EmbeddedPicture> {
  const { width, height } = pixels;
  const bytes = Buffer.from(await encodePicture(pixels, format));
  return { href: `data:image/${format};base64,${bytes.toString('base64')}`, width, height };
}
