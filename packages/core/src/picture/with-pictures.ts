import { dispose, Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { requireCount } from '../network/input-shape.js';
import type { NetworkInput } from '../network/network.js';
import { inputsOf, type ExplainableModel } from '../network/network-of.js';
import { inputFormat } from '../space/data-format.js';
import {
  isPicture,
  type NetworkData,
  type PictureInput,
  type PicturePreprocessing,
} from './picture-input.js';
import { pictureTensor } from './picture-tensor.js';
import { pixelsOf } from './pixels-of.js';

/** The order of the inputs' axes, and the conversion of pictures to tensors. */
interface InputOptions {
  readonly format?: string | readonly string[] | undefined;
  readonly preprocessing?: PicturePreprocessing | undefined;
}

/**
 * Runs something on tensors, whether the caller gave tensors or pictures.
 *
 * @param model The network, or the model that it is made of.
 * @param x As the caller gave it.
 * @param options As the caller gave them.
 * @param run Gets tensors, which it leaves alone, and the options without what is done by then.
 * @returns The result of `run`.
 * @throws `BAD_OPTION` for a picture without a preprocessing; `PICTURE_BROKEN`, `INPUT_SHAPE`, `INPUT_COUNT`
 */
export async function withPictures<O extends InputOptions, T>(
  model: ExplainableModel,
  x: NetworkData,
  options: O,
  run: (x: Tensor | readonly Tensor[], options: O) => T | Promise<T>,
): Promise<T> {
  const { format, preprocessing, ...others } = options;
  const list = x instanceof Tensor || isPicture(x) ? [x] : x;
  if (!Array.isArray(list) || !list.some(isPicture)) {
    // Border to the language: without a picture among them, these are tensors, or refused as none further on.
    const tensors = x as Tensor | readonly Tensor[];
    if (preprocessing === undefined) return run(tensors, options);
    throw new GradCamError(
      'BAD_OPTION',
      'the option preprocessing is for pictures, got tensors; leave it out, for a tensor is taken as it is.',
    );
  }
  requireCount(inputsOf(model).inputs.length, list.length);
  const formats = list.map((value, index) =>
    isPicture(value) ? undefined : typeof format === 'string' ? format : format?.[index],
  );
  const owned: Tensor[] = [];
  try {
    const tensors: Tensor[] = [];
    for (const [index, value] of (list as readonly (Tensor | PictureInput)[]).entries()) {
      const fromPicture = isPicture(value)
        ? await read(model, index, value, preprocessing)
        : undefined;
      if (fromPicture !== undefined) owned.push(fromPicture);
      tensors.push(fromPicture ?? (value as Tensor));
    }
    // Border to the language: the rest of the options is the caller's, and an input without a label has the network's order.
    return await run(tensors, { ...others, format: formats } as unknown as O);
  } finally {
    dispose(owned);
  }
}

async function read(
  model: ExplainableModel,
  index: number,
  picture: PictureInput,
  preprocessing: PicturePreprocessing | undefined,
): Promise<Tensor> {
  requireNamed(preprocessing);
  const { inputs, dataFormat } = inputsOf(model);
  const { name = '', shape = [null, null, null, 3], dtype = 'float32' } = inputs[index] ?? {};
  const input: NetworkInput = { name, shape, dtype };
  const format = inputFormat(shape, dataFormat);
  return pictureTensor(await pixelsOf(picture), input, format, preprocessing);
}

function requireNamed(
  preprocessing: PicturePreprocessing | undefined,
): asserts preprocessing is PicturePreprocessing {
  // A program without types may leave out what has no default.
  const { pixelRange, channelOrder, fit }: Partial<Record<keyof PicturePreprocessing, unknown>> =
    preprocessing ?? {};
  const isNamed = isRange(pixelRange) && ['rgb', 'bgr'].some((order) => order === channelOrder);
  if (isNamed && (fit === undefined || fit === 'stretch')) return;
  if (isNamed) {
    throw new GradCamError(
      'BAD_OPTION',
      `a picture is squashed to the input, got fit "${String(fit)}"; make a tensor with preprocess of @gradcam/models, which fits pictures in other ways.`,
    );
  }
  throw new GradCamError(
    'BAD_OPTION',
    `how the pixels of a picture become numbers is not named, got ${JSON.stringify(preprocessing)}, expected preprocessing: { pixelRange: [0, 1], channelOrder: 'rgb' }, or whatever the network was trained on; name it, or give a tensor.`,
  );
}

function isRange(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}
