import { Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { isPicture, type NetworkData, type PicturePreprocessing } from './picture-input.js';
import { picturesAsTensors } from './pictures-as-tensors.js';
import { takeInput, type TakingOptions } from './take-input.js';

/** The order of the inputs' axes, the conversion of pictures to tensors, and what ends the call. */
interface InputOptions extends TakingOptions {
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
 * @throws The reason of a signal that was aborted before; `BAD_OPTION` for a picture without a preprocessing; `PICTURE_BROKEN`, `INPUT_SHAPE`, `INPUT_COUNT`
 */
export async function withPictures<O extends InputOptions, T>(
  model: ExplainableModel,
  x: NetworkData,
  options: O,
  run: (x: Tensor | readonly Tensor[], options: O) => T | Promise<T>,
): Promise<T> {
  const { format, preprocessing } = options;
  const taken = await takeInput(x, options);
  const list = taken instanceof Tensor || isPicture(taken) ? [taken] : taken;
  if (!Array.isArray(list) || !list.some(isPicture)) {
    // Border to the language: without a picture among them, these are tensors, or refused as none further on.
    const tensors = taken as Tensor | readonly Tensor[];
    if (preprocessing === undefined) return run(tensors, options);
    throw new GradCamError(
      'BAD_OPTION',
      'the option preprocessing is for pictures, got tensors; leave it out, for a tensor is taken as it is.',
    );
  }
  const formats = list.map((value, index) =>
    isPicture(value) ? undefined : typeof format === 'string' ? format : format?.[index],
  );
  return await picturesAsTensors(model, list, preprocessing, (tensors) =>
    // An input without a label has the network's order.
    run(tensors, { ...options, preprocessing: undefined, format: formats }),
  );
}
