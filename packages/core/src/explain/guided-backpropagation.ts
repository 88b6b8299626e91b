import { calledAs, checkOptionNames } from '@gradcam/errors';
import { guidedGradients } from '@gradcam/tfjs-gradients';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { pause } from '../pace/pause.js';
import type { NetworkData } from '../picture/picture-input.js';
import { requirePrediction } from '../prediction/require-prediction.js';
import { differentiateScores } from '../run/derivative/differentiate-scores.js';
import { finiteScores } from '../run/finite/finite-scores.js';
import type { Target } from '../target/target.js';
import type { InputGradientOptions } from './input/input-options.js';
import { inputOptionNames } from '../options/option-names.js';
import { withInputCut, type InputCut } from './input/with-input-cut.js';

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
    return await withInputCut({ net, x, target, options }, guidedGradient, (gradient) => {
      gradient.dispose();
    });
  });
}

async function guidedGradient(cut: InputCut): Promise<Tensor> {
  const { context, inputs } = cut;
  const derivative = differentiateScores(context, cut, { gradients: guidedGradients });
  try {
    const finite = await finiteScores(context, cut, derivative);
    await finite.requireGradients();
    await requirePrediction({ ...context, inputs, output: derivative.output });
    await pause(context.options, { stage: 'guided-backpropagation', done: 1, total: 1 });
    return cut.asGiven(derivative.gradients);
  } finally {
    dispose([derivative.gradients, derivative.scores, derivative.output]);
  }
}
