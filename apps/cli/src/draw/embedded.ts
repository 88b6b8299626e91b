import { encodePng } from '@gradcam/pictures/node';
import type { EmbeddedPicture, Pixels } from '@gradcam/render';

/**
 * Makes pixels a picture for an SVG, which needs no other file.
 *
 * @param pixels The pixels.
 * @returns Their address and size.
 */
export async function embedded(pixels: Pixels): Promise<EmbeddedPicture> {
  const { width, height } = pixels;
  const bytes = Buffer.from(await encodePng(pixels));
  return { href: `data:image/png;base64,${bytes.toString('base64')}`, width, height };
}
