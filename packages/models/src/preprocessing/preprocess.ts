import { calledAs, checkChoice, checkKind, isList } from '@gradcam/errors';
import { resizePicture, type Picture } from '@gradcam/pictures';
import { tensor3d, transpose, type Tensor3D } from '@tensorflow/tfjs-core';
import { checkConversion } from './check-conversion.js';
import { brightness, convertedPixels } from './converted-pixels.js';
import { fitBox, type Box } from './fit-box.js';
import type { Preprocessing } from '../known-model.js';
import { requirePreprocessing } from './require-preprocessing.js';

/**
 * Turns a picture into the network's input: fitted to its size, scaled to its range, less the mean, by the deviation.
 *
 * The same numbers on every platform; see `resizePicture`.
 *
 * @param picture The picture.
 * @param preprocessing The input that the network expects.
 * @returns `[height, width, channels]`, or the channels first, float32 unless the network wants int32, without a batch axis; the caller disposes it.
 * @throws `PICTURE_BROKEN`, `BAD_OPTION`
 */
export function preprocess(picture: Picture, preprocessing: Preprocessing): Tensor3D {
  return calledAs('preprocess', () => inputOf(picture, preprocessing));
}

function inputOf(picture: Picture, preprocessing: Preprocessing): Tensor3D {
  requirePreprocessing(preprocessing);
  const { inputSize, dtype = 'float32', channels = 3 } = preprocessing;
  checkKind(
    isList(preprocessing.pixelRange),
    preprocessing.pixelRange,
    'the pixelRange is wrong',
    'the two numbers that 0 and 255 become',
  );
  checkConversion({ ...preprocessing, channels });
  checkChoice(dtype, ['float32', 'int32'], 'the dtype');
  checkChoice(preprocessing.dataFormat, ['channelsLast', 'channelsFirst'], 'the dataFormat');
  const box = fitBox(picture, preprocessing);
  const fitted = placed(resizePicture(picture, box.width, box.height), box, inputSize);
  const scaled = convertedPixels(channels === 1 ? brightness(fitted) : fitted, preprocessing);
  const values = dtype === 'int32' ? Int32Array.from(scaled, Math.round) : scaled;
  const input = tensor3d(values, [inputSize.height, inputSize.width, channels], dtype);
  if (preprocessing.dataFormat !== 'channelsFirst') return input;
  const first = transpose(input, [2, 0, 1]);
  input.dispose();
  return first;
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
