import { GradCamError } from '@gradcam/errors';
import {
  findPreprocessing,
  preprocess,
  type Finding,
  type Preprocessing,
  type SettledPreprocessing,
} from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { Tensor } from '@tensorflow/tfjs-core';
import type { ExplainOptions } from '../explain-options.js';
import type { ModelWithFacts } from '../model/opened.js';
import type { Place } from '../place/place.js';
import { isTensors, type ExplainInput } from './explain-input.js';
import { pictureOfTensor } from './picture-of-tensor.js';
import { unbatched } from './unbatched.js';

/** The input as the network reads it. */
export interface ReadInput {
  readonly tensors: readonly Tensor[];
  /** The picture under the map; undefined where there is none, as for a signal. */
  readonly picture: Picture | undefined;
  /** The way the picture became the input; undefined for a tensor, which is taken as it is. */
  readonly preprocessing: Preprocessing | undefined;
  readonly findings: readonly Finding[];
  /** The tensors that were made here. */
  readonly owned: readonly Tensor[];
}

/** The options of reading. */
export interface ReadOptions {
  /** The preprocessing, as far as the caller says it. */
  readonly preprocessing: ExplainOptions['preprocessing'];
  /** Ends a download. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads what is to be explained.
 *
 * @param place Node, or a page.
 * @param facts The model, with what is known about it.
 * @param input A picture is preprocessed, and so are the pixels of an int32 tensor; other tensors are taken as they are.
 * @param options The options.
 * @returns The network's input; the caller disposes what is owned.
 * @throws `BAD_OPTION`, `INPUT_SHAPE`, and the errors of reading a picture
 */
export async function readInput(
  place: Place,
  facts: ModelWithFacts,
  input: ExplainInput,
  { preprocessing: given, signal }: ReadOptions,
): Promise<ReadInput> {
  const { model, spec, preprocessing = spec, findings } = facts;
  const settled = findPreprocessing(model, given, { preprocessing, findings });
  if (!isTensors(input)) {
    requirePictures(settled, facts);
    return fromPicture(await place.read(input, signal), settled);
  }
  const tensors = input instanceof Tensor ? [input] : input;
  const [first, ...others] = tensors;
  if (first === undefined || others.length > 0)
    return { tensors, picture: undefined, preprocessing: undefined, findings: [], owned: [] };
  const tensor = unbatched(model, first);
  try {
    return await fromTensor(tensor, settled, given);
  } finally {
    tensor.dispose();
  }
}

async function fromTensor(
  tensor: Tensor,
  settled: SettledPreprocessing | undefined,
  given: ExplainOptions['preprocessing'],
): Promise<ReadInput> {
  const picture = settled === undefined ? undefined : await pictureOfTensor(tensor);
  // Whole numbers for a network that takes pictures are pixels, as `tf.browser.fromPixels` gives them.
  if (tensor.dtype === 'int32' && picture !== undefined && settled !== undefined)
    return fromPicture(picture, settled);
  refuseWithNumbers(given);
  const owned = [tensor.clone()];
  return { tensors: owned, picture, preprocessing: undefined, findings: [], owned };
}

function fromPicture(picture: Picture, settled: SettledPreprocessing): ReadInput {
  const tensor = preprocess(picture, settled.preprocessing);
  return { ...settled, tensors: [tensor], picture, owned: [tensor] };
}

function requirePictures(
  settled: SettledPreprocessing | undefined,
  { model }: ModelWithFacts,
): asserts settled is SettledPreprocessing {
  if (settled !== undefined) return;
  const shapes = model.inputs.map(({ shape }) => `[${said(shape)}]`).join(' and ');
  throw new GradCamError(
    'INPUT_SHAPE',
    `a picture does not fit this network, got one for the input ${shapes}, expected one input with two axes of space and one or three channels; give a tensor.`,
  );
}

function refuseWithNumbers(given: unknown): void {
  if (given === undefined) return;
  throw new GradCamError(
    'BAD_OPTION',
    'the option preprocessing is for pictures, got a tensor of numbers; leave it out, for such a tensor is taken as it is, or give pixels as int32.',
  );
}

function said(shape: readonly (number | null)[] = []): string {
  return shape.map((size) => (size === null || size < 0 ? '?' : size)).join(', ');
}
