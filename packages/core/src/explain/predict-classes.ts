import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { ClassPrediction } from '../calls/prediction.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import {
  predictionOptionNames,
  type PredictionOptions,
} from '../options/calls/prediction-options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';

/**
 * Runs a network on one input, with the layer and the kernels that a map of it is made with.
 *
 * @param model As for `gradCAM`.
 * @param x As for `gradCAM`; the caller keeps it.
 * @param options The layer whose output is read, the format of the input, the preprocessing of a picture.
 * @returns The outputs as the network gives them; `probabilitiesOf` of @gradcam/models makes probabilities of them.
 * @throws `BAD_OPTION`, `LAYER_NOT_FOUND`, `MODEL_UNSUPPORTED`, and those about the input of `gradCAM`
 *
 * @example
 * ```ts
 * const { outputs, activation } = await predictClasses(model, x);
 * const best = topClasses(probabilitiesOf(outputs, activation), classNames, 5);
 * ```
 */
export function predictClasses(
  model: ExplainableModel,
  x: NetworkData,
  options: PredictionOptions = {},
): Promise<ClassPrediction> {
  return calledAs('predictClasses', async () => {
    checkOptionNames(options, predictionOptionNames);
    const taken = await takeInput(x, options);
    const { prediction } = await import('../calls/index.js');
    return await prediction(model, taken, options);
  });
}
