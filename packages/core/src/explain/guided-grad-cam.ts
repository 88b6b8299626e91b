import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { gradCamOptionNames } from '../options/option-names.js';
import type { GradCAMOptions } from '../options/options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';
import type { Target } from '../target/target.js';

/**
 * Computes Guided Grad-CAM (Selvaraju 2017, section 3.2): guided backpropagation times the upsampled map.
 *
 * It is as fine as the former, and shows only where the class is.
 *
 * A preset that leaves its map at the feature layer's size has it upsampled here, bilinearly, as the paper does.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target One class, one for each input of a batch, or a reduction function; not a list.
 * @param options As for `gradCAM`; the paper's are `{ preset: 'paper' }`.
 * @returns The product, `[...space, C]`, or `[N, ...space, C]` for a batch, channels last. The caller disposes it.
 * @throws The errors of `gradCAM`; `BAD_OPTION` for a list of classes, and where the map has other space axes than the input
 *
 * @example
 * ```ts
 * const picture = await guidedGradCAM(model, x, 285, { preset: 'paper' });
 * ```
 */
export function guidedGradCAM(
  net: ExplainableModel,
  x: NetworkData,
  target?: Target,
  options: GradCAMOptions = {},
): Promise<Tensor> {
  return calledAs('guidedGradCAM', async () => {
    checkOptionNames(options, gradCamOptionNames);
    const taken = await takeInput(x, options);
    const { guidedMap } = await import('../calls/further/index.js');
    return await guidedMap(net, taken, target, options);
  });
}
