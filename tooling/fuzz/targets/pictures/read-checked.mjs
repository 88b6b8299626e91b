import { readPicture } from '@gradcam/pictures/node';
import { WrongAnswer } from '../../run/run-input.mjs';

/** Reads a picture and holds what it says of its size against its bytes. */
export async function readChecked(bytes, options) {
  const { data, width, height } = await readPicture(bytes, options);
  const isSize = [width, height].every((side) => Number.isSafeInteger(side) && side > 0);
  if (isSize && data.length === 4 * width * height) return;
  throw new WrongAnswer(`${data.length} bytes for ${width} x ${height} pixels`);
}
