import { resizePicture, type Picture } from '@gradcam/pictures';
import { tensor3d, type Tensor3D } from '@tensorflow/tfjs-core';
import type { Preprocessing } from './known-model.js';

/**
 * Turns a picture into the network's input: squashed to its size, scaled to its range.
 *
 * The same numbers on every platform; see `resizePicture`.
 *
 * @param picture The picture.
 * @param preprocessing What the network expects.
 * @returns `[height, width, 3]`, float32, without a batch axis; the caller disposes it.
 */
export function preprocess(picture: Picture, preprocessing: Preprocessing): Tensor3D {
  const { inputSize, pixelRange, channelOrder } = preprocessing;
  const [low, high] = pixelRange;
  const values = resizePicture(picture, inputSize.width, inputSize.height);
  const scaled = values.map((value) => low + (value / 255) * (high - low));
  if (channelOrder === 'bgr') swapRedAndBlue(scaled);
  return tensor3d(scaled, [inputSize.height, inputSize.width, 3]);
}

function swapRedAndBlue(values: Float32Array): void {
  for (let at = 0; at < values.length; at += 3) values.subarray(at, at + 3).reverse();
}
