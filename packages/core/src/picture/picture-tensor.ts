import {
  add,
  cast,
  div,
  mul,
  reshape,
  reverse,
  round,
  slice,
  sub,
  sum,
  tensor,
  tensor1d,
  tidy,
  transpose,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { DataFormat } from '@gradcam/layer-select';
import { GradCamError, writtenOut } from '@gradcam/errors';
import type { NetworkInput } from '../network/network.js';
import { resampleMap } from '../resample/resample-map.js';
import type { PicturePreprocessing } from './picture-input.js';
import type { Pixels } from './pixels-of.js';

/**
 * Makes the input of a network of a picture: laid over white where it is transparent, resized by the stretched triangle filter, brought to
 * the range that the caller names.
 *
 * @param pixels RGBA bytes.
 * @param input The network's expected input.
 * @param format The position of the channels in the input.
 * @param preprocessing As the caller names it.
 * @returns `[height, width, C]` or `[C, height, width]`, without a batch axis; the caller disposes it.
 * @throws `INPUT_SHAPE` for a network whose input is not a picture; `BAD_OPTION`
 */
export function pictureTensor(
  pixels: Pixels,
  input: NetworkInput,
  format: DataFormat,
  preprocessing: PicturePreprocessing,
): Tensor {
  const { size, channels } = frameOf(input, format, pixels, preprocessing);
  requireNumbers(preprocessing, channels);
  const { pixelRange, channelOrder, mean, deviation } = preprocessing;
  const [low, high] = pixelRange;
  return tidy(() => {
    const [height, width] = size;
    const planes = resampleMap(colourPlanes(pixels), [height, width], 'bilinear');
    const colours = transpose(planes, [1, 2, 0]);
    const ordered =
      channels === 1 ? brightness(colours) : channelOrder === 'bgr' ? reverse(colours, 2) : colours;
    let values: Tensor = add(mul(ordered, (high - low) / 255), low);
    if (mean !== undefined) values = sub(values, tensor1d([...mean]));
    if (deviation !== undefined) values = div(values, tensor1d([...deviation]));
    const typed = input.dtype === 'int32' ? cast(round(values), 'int32') : values;
    return format === 'channelsFirst' ? transpose(typed, [2, 0, 1]) : typed;
  });
}

/** `[3, height, width]` from 0 to 255. */
function colourPlanes({ data, width, height }: Pixels): Tensor {
  const bytes = reshape(tensor(Float32Array.from(data), [height * width, 4]), [height, width, 4]);
  const cover = div(slice(bytes, [0, 0, 3], [-1, -1, 1]), 255);
  const white = mul(sub(1, cover), 255);
  return transpose(add(mul(slice(bytes, [0, 0, 0], [-1, -1, 3]), cover), white), [2, 0, 1]);
}

function brightness(colours: Tensor): Tensor {
  return sum(mul(colours, tensor1d([0.299, 0.587, 0.114])), 2, true);
}

/** The size in pixels, rows first, and the number of channels that the network takes. */
function frameOf(
  { name, shape }: NetworkInput,
  format: DataFormat,
  pixels: Pixels,
  { inputSize }: PicturePreprocessing,
): { readonly size: readonly [height: number, width: number]; readonly channels: number } {
  const [, ...rest] = shape;
  const channels = format === 'channelsFirst' ? rest.shift() : rest.pop();
  const [height, width] = rest;
  if (rest.length !== 2 || (channels !== 1 && channels !== 3)) {
    throw new GradCamError(
      'INPUT_SHAPE',
      `a picture does not fit the input "${name}", got the shape [${shape.map((size) => size ?? '?').join(', ')}], expected two axes of space and one or three channels; give a tensor.`,
    );
  }
  const open = inputSize ?? pixels;
  return { size: [height ?? open.height, width ?? open.width], channels };
}

function requireNumbers(preprocessing: PicturePreprocessing, channels: number): void {
  for (const name of ['mean', 'deviation'] as const) {
    const values: unknown = preprocessing[name];
    const fits =
      values === undefined ||
      (Array.isArray(values) &&
        values.length === channels &&
        values.every((value) => Number.isFinite(value) && (name === 'mean' || value > 0)));
    if (fits) continue;
    throw new GradCamError(
      'BAD_OPTION',
      `the option preprocessing.${name} does not fit, got ${writtenOut(values)}, expected ${channels} ${name === 'mean' ? 'numbers' : 'numbers above zero'}, one for each channel of the network.`,
    );
  }
}
