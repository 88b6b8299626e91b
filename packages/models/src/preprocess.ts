import { calledAs, checkChoice, checkKind, isList } from '@gradcam/errors';
import { resizePicture, type Picture } from '@gradcam/pictures';
import { tensor3d, type Tensor3D } from '@tensorflow/tfjs-core';
import { fitBox, type Box } from './fit-box.js';
import type { Preprocessing } from './known-model.js';
import { requirePreprocessing } from './require-preprocessing.js';

/**
 * Turns a picture into the network's input: fitted to its size, scaled to its range.
 *
 * The same numbers on every platform; see `resizePicture`.
 *
 * @param picture The picture.
 * @param preprocessing The input that the network expects.
 * @returns `[height, width, 3]`, float32 unless the network wants int32, without a batch axis; the caller disposes it.
 * @throws `PICTURE_BROKEN`, `BAD_OPTION`
 */
export function preprocess(picture: Picture, preprocessing: Preprocessing): Tensor3D {
  return calledAs('preprocess', () => inputOf(picture, preprocessing));
}

function inputOf(picture: Picture, preprocessing: Preprocessing): Tensor3D {
  requirePreprocessing(preprocessing);
  const { inputSize, pixelRange, channelOrder, dtype = 'float32' } = preprocessing;
  checkRange(pixelRange);
  checkChoice(dtype, ['float32', 'int32'], 'the dtype');
  const [low, high] = pixelRange;
  const box = fitBox(picture, preprocessing);
  const fitted = placed(resizePicture(picture, box.width, box.height), box, inputSize);
  const scaled = fitted.map((value) => low + (value / 255) * (high - low));
  if (channelOrder === 'bgr') swapRedAndBlue(scaled);
  const values = dtype === 'int32' ? Int32Array.from(scaled, Math.round) : scaled;
  return tensor3d(values, [inputSize.height, inputSize.width, 3], dtype);
}

function checkRange(range: unknown): void {
  const isRange = isList(range) && range.length === 2 && Array.from(range).every(Number.isFinite);
  checkKind(isRange, range, 'the pixelRange is wrong', 'the two numbers that 0 and 255 become');
}

/** Puts the picture where it lies in the input; the rest is black, and what stands out is cut off. */
function placed(values: Float32Array, box: Box, size: Preprocessing['inputSize']): Float32Array {
  if (box.width === size.width && box.height === size.height) return values;
  const result = new Float32Array(size.width * size.height * 3);
  const [from, to] = [Math.max(0, box.left), Math.min(size.width, box.left + box.width)];
  for (let y = Math.max(0, box.top); y < Math.min(size.height, box.top + box.height); y += 1) {
    const row = (y - box.top) * box.width - box.left;
    result.set(values.subarray(3 * (row + from), 3 * (row + to)), 3 * (y * size.width + from));
  }
  return result;
}

function swapRedAndBlue(values: Float32Array): void {
  for (let at = 0; at < values.length; at += 3) values.subarray(at, at + 3).reverse();
}
