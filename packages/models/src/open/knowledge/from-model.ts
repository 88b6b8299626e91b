import type { ExplainableModel } from '@gradcam/core';
import { preprocessings, type PixelConversion } from '../../preprocessing/preprocessings.js';
import { graphScale, type WalkedGraph } from './graph-scale.js';
import { inputScale, type InputScale, type WalkedModel } from './input-scale.js';
import type { Knowledge } from './knowledge.js';
import type { PictureShape } from './settled-preprocessing.js';

/** The names that Keras gives to its own networks, and what it trained them with. */
const trainedWith: readonly (readonly [RegExp, PixelConversion])[] = [
  [/^(resnet(50|101|152)|vgg(16|19))$/i, preprocessings.caffe],
  [/^densenet\d+$/i, preprocessings.torch],
];

/**
 * Finds what a network itself says of the numbers that it expects.
 *
 * @param model The model; only read.
 * @param shape The shape of its input.
 * @returns Its statements; none where it says nothing.
 */
export function fromModel(
  model: Pick<ExplainableModel, 'inputs'>,
  { dtype, dataFormat, channels }: PictureShape,
): Knowledge[] {
  if (dtype === 'int32') return [known(preprocessings.raw, 'as the network takes whole numbers')];
  // Border to tfjs: what the models have besides is looked at one by one.
  const parts = model as Partial<WalkedModel & WalkedGraph>;
  const scale = scaleOf(parts);
  const conversion = scale && expectedBy(scale);
  if (conversion !== undefined)
    return [known(conversion, 'as the network scales its input itself')];
  const named = namedNetwork(parts);
  // TensorFlow has the channels last, PyTorch has them first.
  return named.length === 0 && dataFormat === 'channelsFirst' ? [asInPyTorch(channels)] : named;
}

function known({ pixelRange }: PixelConversion, why: string): Knowledge {
  const because = `The range is ${pixelRange.join(' to ')}, ${why}.`;
  return { from: 'model', because, preprocessing: { pixelRange } };
}

function scaleOf(model: Partial<WalkedModel & WalkedGraph>): InputScale | undefined {
  const { layers, inputs, executor, weights } = model;
  if (layers !== undefined && inputs !== undefined) return inputScale({ layers, inputs });
  return executor && weights && graphScale({ executor, weights });
}

/** The range that comes out between about -3 and 3: bytes where they are made small, or have a mean like theirs subtracted. */
function expectedBy({ multiplied, added }: InputScale): PixelConversion | undefined {
  const centre = -added / multiplied;
  if (Math.abs(multiplied) <= 0.05 || (centre >= 20 && centre <= 235)) return preprocessings.raw;
  return multiplied > 1 && multiplied <= 10 && centre > 0 && centre <= 1
    ? preprocessings['0..1']
    : undefined;
}

function asInPyTorch(channels: PictureShape['channels']): Knowledge {
  const { torch } = preprocessings;
  const { pixelRange } = torch;
  const range = `The range ${pixelRange.join(' to ')}`;
  const because =
    channels === 3
      ? `${range} with the mean and deviation of ImageNet ("torch") is assumed, as networks of PyTorch with the channels first have it; name another with the option preprocessing.`
      : `${range} is assumed, as networks of PyTorch with the channels first have it; name another with the option preprocessing.`;
  return { from: 'assumed', because, preprocessing: channels === 3 ? torch : { pixelRange } };
}

/** A network that was trained anew may expect other numbers: its name is a reason to assume. */
function namedNetwork({ layers = [], ...model }: Partial<WalkedModel>): Knowledge[] {
  const names = [model, ...layers].map((each) => ('name' in each ? String(each.name) : ''));
  for (const [pattern, preprocessing] of trainedWith) {
    const name = names.find((each) => pattern.test(each));
    if (name === undefined) continue;
    const because = `The range ${preprocessing.pixelRange.join(' to ')} is assumed, as Keras has it for networks called "${name}"; name another with the option preprocessing.`;
    return [{ from: 'assumed', because, preprocessing }];
  }
  return [];
}
