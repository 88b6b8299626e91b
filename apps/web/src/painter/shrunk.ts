import type { Picture } from '@gradcam/pictures';
import type { Size } from '@gradcam/render';

/**
 * Makes a picture fit into a place; one that fits is left as it is.
 *
 * @param picture The picture.
 * @param room The place, in pixels.
 * @returns The picture, of at most that size.
 */
export async function shrunk(picture: Picture, room: Size): Promise<Picture> {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  if (scale >= 1) return picture;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const data = new ImageData(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  const bitmap = await createImageBitmap(data, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
    premultiplyAlpha: 'none',
  });
  try {
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) return picture;
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, width, height);
  } finally {
    bitmap.close();
  }
}
