import { GradCamError, isObject, saidOf } from '@gradcam/errors';

/**
 * Refuses what is not a picture: a program without types may give a tensor, or a path.
 *
 * @param picture As given by the caller.
 * @throws `PICTURE_BROKEN`
 */
export function requirePicture(picture: unknown): void {
  const { data, width, height } = isObject(picture) ? picture : {};
  const length = typeof width === 'number' && typeof height === 'number' ? 4 * width * height : -1;
  if (ArrayBuffer.isView(data) && 'length' in data && data.length === length) return;
  throw new GradCamError(
    'PICTURE_BROKEN',
    `this is not a picture, got ${saidOf(picture)}, expected { data, width, height } with four bytes a pixel; read one with readPicture.`,
  );
}
