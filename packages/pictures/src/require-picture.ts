import { GradCamError, isObject, saidOf } from '@gradcam/errors';

/**
 * Refuses what is not a picture: a program without types may give a tensor, or a path.
 *
 * @param picture As given by the caller.
 * @throws `PICTURE_BROKEN`
 */
export function requirePicture(picture: unknown): void {
  const { data, width, height } = isObject(picture) ? picture : {};
  const count = isSide(width) && isSide(height) ? 4 * width * height : -1;
  // Not by its class, for the array may be of another frame.
  const isList = ArrayBuffer.isView(data) && 'length' in data && data.length === count;
  if (isList && data.byteLength === count) return;
  throw new GradCamError(
    'PICTURE_BROKEN',
    `this is not a picture, got ${saidOf(picture)}, expected { data, width, height } with four bytes a pixel; read one with readPicture.`,
  );
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
