import type { ExplainableModel } from '@gradcam/core';
import { GradCamError } from '@gradcam/errors';
import type { Preprocessing } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { reshape, Tensor } from '@tensorflow/tfjs-core';
import type { Finding } from '../model/finding.js';
import type { OpenModel } from '../model/open-model.js';
import { preprocessingOf } from '../model/preprocessing-of.js';
import type { Place } from '../place/place.js';
import { isTensors, type ExplainInput } from './explain-input.js';
import { networkFrame, requireFrame } from './network-frame.js';
import { pictureOfTensor } from './picture-of-tensor.js';
import { pictureTensor } from './picture-tensor.js';

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

/**
 * Reads what is to be explained.
 *
 * @param place Node, or a page.
 * @param opened The model.
 * @param input A picture is preprocessed, and so are the pixels of an int32 tensor; other tensors are taken as they are.
 * @param given The parts of the preprocessing that the caller says.
 * @returns The network's input; the caller disposes what is owned.
 * @throws `BAD_OPTION`, `INPUT_SHAPE`, and the errors of reading a picture
 */
export async function readInput(
  place: Place,
  opened: OpenModel,
  input: ExplainInput,
  given: Partial<Preprocessing> | undefined,
): Promise<ReadInput> {
  if (!isTensors(input)) {
    requireFrame(opened.model);
    return fromPicture(opened, await place.read(input), given);
  }
  const tensors = input instanceof Tensor ? [input] : input;
  const pixels = await pixelsOf(opened, tensors);
  if (pixels !== undefined) return fromPicture(opened, pixels, given);
  if (given === undefined) return fromTensors(opened, tensors);
  throw new GradCamError(
    'BAD_OPTION',
    'the option preprocessing is for pictures, got a tensor of numbers; leave it out, for such a tensor is taken as it is, or give pixels as int32.',
  );
}

function fromPicture(
  opened: OpenModel,
  picture: Picture,
  given: Partial<Preprocessing> | undefined,
): ReadInput {
  const frame = requireFrame(opened.model);
  const { preprocessing, findings } = preprocessingOf(opened, frame.size, picture, given);
  const tensor = pictureTensor(picture, frame, preprocessing);
  return { tensors: [tensor], picture, preprocessing, findings, owned: [tensor] };
}

/** Whole numbers for a network that takes pictures are pixels, as `tf.browser.fromPixels` gives them. */
async function pixelsOf(
  { model }: OpenModel,
  [tensor, ...others]: readonly Tensor[],
): Promise<Picture | undefined> {
  if (tensor?.dtype !== 'int32' || others.length > 0) return undefined;
  if (networkFrame(model) === undefined) return undefined;
  const single = unbatched(model, tensor);
  try {
    return await pictureOfTensor(single);
  } finally {
    single.dispose();
  }
}

async function fromTensors(
  { model, findings = [] }: OpenModel,
  tensors: readonly Tensor[],
): Promise<ReadInput> {
  const [first, ...others] = tensors;
  const taken = { preprocessing: undefined, findings };
  if (first === undefined || others.length > 0)
    return { ...taken, tensors, picture: undefined, owned: [] };
  const single = unbatched(model, first);
  try {
    const picture = networkFrame(model) === undefined ? undefined : await pictureOfTensor(single);
    return { ...taken, tensors: [single], picture, owned: [single] };
  } catch (cause) {
    single.dispose();
    throw cause;
  }
}

/** Without the batch axis; disposed by whoever asked for it. */
function unbatched({ inputs }: ExplainableModel, tensor: Tensor): Tensor {
  if (tensor.isDisposed) {
    throw new GradCamError(
      'DISPOSED',
      'the input was disposed, got a tensor without values; keep it until its map is made.',
    );
  }
  const [count = 1, ...rest] = tensor.shape;
  if (inputs[0]?.shape?.length !== tensor.rank) return tensor.clone();
  if (count === 1) return reshape(tensor, rest);
  throw new GradCamError(
    'INPUT_SHAPE',
    `there are several inputs, got a batch of ${count}, expected one; call it for each of them, or gradCAM, which explains batches.`,
  );
}
