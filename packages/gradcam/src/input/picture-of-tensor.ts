import type { Picture } from '@gradcam/pictures';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Makes a picture of a tensor that looks like one, so that a map has something to lie on.
 *
 * @param tensor `[height, width, channels]` with one, three or four channels; whole numbers are pixels from 0 to 255, others are brought
 *   there from their smallest and their largest.
 * @returns The picture; undefined for a tensor that looks like none.
 */
export async function pictureOfTensor(tensor: Tensor): Promise<Picture | undefined> {
  const [height = 0, width = 0, channels = 0] = tensor.shape;
  if (tensor.shape.length !== 3 || ![1, 3, 4].includes(channels)) return undefined;
  const values = await tensor.data();
  const [low, span] = tensor.dtype === 'int32' ? [0, 255] : rangeOf(values);
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  values.forEach((value, at) => {
    const pixel = 4 * Math.floor(at / channels);
    const byte = (255 * (value - low)) / span;
    if (channels === 1) data.fill(byte, pixel, pixel + 3);
    else data[pixel + (at % channels)] = byte;
  });
  return { data, width, height };
}

function rangeOf(values: ArrayLike<number>): readonly [low: number, span: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of Array.from(values)) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high > low ? high - low : 1];
}
