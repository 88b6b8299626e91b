import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import type { InputGradientOptions } from '../options/calls/input-options.js';
import { inputOptionNames } from '../options/option-names.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';
import type { Target } from '../target/target.js';

/** The options for the gradient of the input; there are none about a feature layer, because none is used. */
export type GuidedBackpropagationOptions = InputGradientOptions;

/**
 * Computes the gradient of a score in the input, keeping at every ReLU only what is positive.
 *
 * Guided backpropagation (Springenberg 2015, arXiv 1412.6806) shows edges and textures, and hardly depends on the class or on the weights
 * of the head (Adebayo 2018); multiplied by a map it is Guided Grad-CAM.
 *
 * Only ReLU and ReLU6 are guided; in a network with other activations, these have their ordinary gradients.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`; the gradient is in the first input.
 * @param target One class, one for each input of a batch, or a reduction function; not a list.
 * @param options The score, the reduction layer, class names, format, a preset for its score; the paper's score is the logit.
 * @returns The gradient, `[...space, C]`, or `[N, ...space, C]` for a batch, channels last even if the network has them first;
 *   score per unit of the input, with its sign. The caller disposes it.
 * @throws The errors of `gradCAM`; `BAD_OPTION` for a list of classes
 *
 * @example
 * ```ts
 * const gradient = await guidedBackpropagation(model, x, 285, { score: 'logit' });
 * ```
 */
export function guidedBackpropagation(
  net: ExplainableModel,
  x: NetworkData,
  target?: Target,
  options: GuidedBackpropagationOptions = {},
): Promise<Tensor> {
  return calledAs('guidedBackpropagation', async () => {
    checkOptionNames(options, inputOptionNames);
    const taken = await takeInput(x, options);
    const { guidedGradient } = await import('../calls/further/index.js');
    return await guidedGradient(net, taken, target, options);
  });
}
