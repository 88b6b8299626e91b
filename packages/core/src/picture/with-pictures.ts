import { Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { checkPacing } from '../pace/check-pacing.js';
import type { Pacing } from '../pace/pacing.js';
import { checkFormat } from '../space/check-format.js';
import {
  isPicture,
  type NetworkData,
  type PictureInput,
  type PicturePreprocessing,
} from './picture-input.js';
import { pixelsOf } from './pixels-of.js';

/** The order of the inputs' axes, the conversion of pictures to tensors, and what ends the call. */
interface InputOptions extends Pacing {
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
 * @throws The reason of a signal that was aborted before; `BAD_OPTION` for a picture without a preprocessing; `PICTURE_BROKEN`, `INPUT_SHAPE`, `INPUT_COUNT`
 */
export async function withPictures<O extends InputOptions, T>(
  model: ExplainableModel,
  x: NetworkData,
  options: O,
  run: (x: Tensor | readonly Tensor[], options: O) => T | Promise<T>,
): Promise<T> {
  const { format, preprocessing, ...others } = options;
  checkFormat(format);
  checkPacing(options);
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
  const formats = list.map((value, index) =>
    isPicture(value) ? undefined : typeof format === 'string' ? format : format?.[index],
  );
  // At once, for a page may show something else by the time that the rest is loaded.
  const pixels = list.map((value: Tensor | PictureInput) =>
    isPicture(value) ? pixelsOf(value) : value,
  );
  // Awaited one after the other below: until then, one that fails is nobody's.
  for (const each of pixels) if (each instanceof Promise) each.catch(() => undefined);
  const { picturesAsTensors } = await import('./pictures-as-tensors.js');
  return await picturesAsTensors(model, pixels, preprocessing, (tensors) =>
    // Border to the language: the rest of the options is the caller's, and an input without a label has the network's order.
    run(tensors, { ...others, format: formats } as unknown as O),
  );
}
