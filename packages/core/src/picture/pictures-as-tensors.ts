import type { DataFormat } from '@gradcam/layer-select';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError, writtenOut } from '@gradcam/errors';
import type { GraphInput } from '../network/graph-model/graph-inputs.js';
import { requireCount } from '../network/input-shape.js';
import type { NetworkInput } from '../network/network.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { inputsOf } from '../network/open/network-of.js';
import { inputFormat } from '../space/data-format.js';
import { isPicture, type PictureInput, type PicturePreprocessing } from './picture-input.js';
import { pictureTensor } from './picture-tensor.js';
import { pixelsOf } from './pixels-of.js';

/**
 * Runs something on tensors made of pictures, and frees these.
 *
 * @param model The network, or the model that it is made of.
 * @param given One tensor, or one picture, for each input.
 * @param preprocessing As the caller gave it.
 * @param run Gets the tensors, which it leaves alone.
 * @returns The result of `run`.
 * @throws `BAD_OPTION` for a picture without a preprocessing; `PICTURE_BROKEN`, `INPUT_SHAPE`, `INPUT_COUNT`
 */
export async function picturesAsTensors<T>(
  model: ExplainableModel,
  given: readonly (Tensor | PictureInput)[],
  preprocessing: PicturePreprocessing | undefined,
  run: (tensors: readonly Tensor[]) => T | Promise<T>,
): Promise<T> {
  const { inputs, dataFormat } = await inputsOf(model);
  requireCount(inputs.length, given.length);
  const owned: Tensor[] = [];
  try {
    const tensors: Tensor[] = [];
    for (const [index, value] of given.entries()) {
      const tensor = isPicture(value)
        ? await read(value, inputs[index], dataFormat, preprocessing)
        : value;
      if (tensor !== value) owned.push(tensor);
      tensors.push(tensor);
    }
    return await run(tensors);
  } finally {
    dispose(owned);
  }
}

async function read(
  picture: PictureInput,
  expected: GraphInput | undefined,
  dataFormat: DataFormat,
  preprocessing: PicturePreprocessing | undefined,
): Promise<Tensor> {
  requireNamed(preprocessing);
  const { name = '', shape = [null, null, null, 3], dtype = 'float32' } = expected ?? {};
  const input: NetworkInput = { name, shape, dtype };
  const format = inputFormat(shape, dataFormat);
  return pictureTensor(await pixelsOf(picture), input, format, preprocessing);
}

/** The names of the parts that are looked at: a crop is for those who make a tensor. */
type Part = keyof PicturePreprocessing | 'crop';

function requireNamed(
  preprocessing: PicturePreprocessing | undefined,
): asserts preprocessing is PicturePreprocessing {
  // A program without types may leave out what has no default.
  const {
    pixelRange,
    channelOrder,
    fit,
    crop = 1,
  }: Partial<Record<Part, unknown>> = preprocessing ?? {};
  const isNamed = isRange(pixelRange) && ['rgb', 'bgr'].some((order) => order === channelOrder);
  const isWhole = crop === 1;
  if (isNamed && isWhole && (fit === undefined || fit === 'stretch')) return;
  if (isNamed) {
    const got = isWhole ? `fit "${String(fit)}"` : `crop ${String(crop)}`;
    throw new GradCamError(
      'BAD_OPTION',
      `a picture is squashed to the input, got ${got}; make a tensor with preprocess of @gradcam/models, which fits pictures in other ways.`,
    );
  }
  throw new GradCamError(
    'BAD_OPTION',
    `how the pixels of a picture become numbers is not named, got ${writtenOut(preprocessing)}, expected preprocessing: { pixelRange: [0, 1], channelOrder: 'rgb' }, or whatever the network was trained on; name it, or give a tensor.`,
  );
}

function isRange(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}
