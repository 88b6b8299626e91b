import { calledAs } from '@gradcam/errors';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { GradCAMOptions } from '../explain/options.js';
import { differentiate } from '../gradient/differentiate.js';
import { guidedGradients } from '../gradient/gates/guided-gradients.js';
import type { ExplainableModel } from '../network/to-network.js';
import type { NetworkData } from '../picture/picture-input.js';
import type { Target } from '../target/target.js';
import { atInput, type AtInput } from './at-input.js';

/**
 * Guided backpropagation (Springenberg 2015, arXiv 1412.6806): the gradient of a score in the input, which at every ReLU keeps only what is
 * positive. It shows edges and textures, and hardly depends on the class or on the weights of the head (Adebayo 2018); multiplied by a map it
 * is Guided Grad-CAM.
 *
 * Only ReLU and ReLU6 are guided; a network with other activations gets their ordinary gradients.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`; the gradient is in the first input.
 * @param target One class, one for each input of a batch, or a reduction function; not a list.
 * @param options `score`, `reductionLayer`, `classNames`, `format`; the paper's score is the logit.
 * @returns The gradient, `[...space, C]`, or `[N, ...space, C]` for a batch, channels last also where the network has them first; score per
 *   unit of the input, with its sign. The caller disposes it.
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
  options: GradCAMOptions = {},
): Promise<Tensor> {
  return calledAs('guidedBackpropagation', () =>
    atInput({ net, x, target, options }, guidedGradient, (gradient) => {
      gradient.dispose();
    }),
  );
}

async function guidedGradient({
  differentiation,
  asGiven,
  requirePrediction,
}: AtInput): Promise<Tensor> {
  const derivative = differentiate({ ...differentiation, gradients: guidedGradients });
  try {
    await requirePrediction(derivative.output);
    return asGiven(derivative.gradients);
  } finally {
    dispose([derivative.gradients, derivative.scores, derivative.output]);
  }
}
