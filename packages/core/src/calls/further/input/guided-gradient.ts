import { guidedGradients } from '@gradcam/tfjs-gradients';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { ExplainableModel } from '../../../network/open/explainable-model.js';
import type { InputGradientOptions } from '../../../options/calls/input-options.js';
import { pause } from '../../../pace/pause.js';
import type { NetworkData } from '../../../picture/picture-input.js';
import { requirePrediction } from '../../../prediction/require-prediction.js';
import { differentiateScores } from '../../../run/derivative/differentiate-scores.js';
import { finiteScores } from '../../../run/finite/finite-scores.js';
import type { Target } from '../../../target/target.js';
import { withInputCut, type InputCut } from './with-input-cut.js';

/**
 * Computes the guided gradient of the input.
 *
 * @param net As for `guidedBackpropagation`.
 * @param x As for `guidedBackpropagation`.
 * @param target As for `guidedBackpropagation`.
 * @param options As for `guidedBackpropagation`.
 * @returns The gradient; the caller disposes it.
 * @throws Those of `guidedBackpropagation`
 */
export function guidedGradient(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: InputGradientOptions,
): Promise<Tensor> {
  return withInputCut({ net, x, target, options }, gradientOf, (gradient) => {
    gradient.dispose();
  });
}

async function gradientOf(cut: InputCut): Promise<Tensor> {
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
