import { predictClasses, type ExplainableModel, type PredictionOptions } from '@gradcam/core';
import { allClasses, probabilitiesOf, type TopClass } from '@gradcam/models';
import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Predicts the classes of one input.
 *
 * @param model The network.
 * @param tensors One for each input of the network, with or without a batch axis; the caller keeps them.
 * @param options The layer whose output is explained, and the order of the axes.
 * @param classNames In the order of the output.
 * @returns All classes, best first; none of an output that is not one number for each class.
 * @throws `CLASS_NAMES_COUNT`, and the errors of `predictClasses`
 */
export async function predictedClasses(
  model: ExplainableModel,
  tensors: readonly Tensor[],
  options: PredictionOptions,
  classNames: readonly string[] = [],
): Promise<TopClass[]> {
  const { outputs, activation } = await predictClasses(model, tensors, options);
  return allClasses(probabilitiesOf(outputs, activation), classNames);
}
