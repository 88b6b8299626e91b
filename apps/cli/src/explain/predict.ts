import type { Tensor3D } from '@tensorflow/tfjs-core';
import { predictClasses, type ExplainableModel } from '@gradcam/core';
import { probabilitiesOf } from '@gradcam/models';

/** The network's prediction, and the time it took. */
export interface Prediction {
  /** One a class; of one unit its own; none of an output that is not a row of numbers. */
  readonly probabilities: Float32Array;
  /** Of one run; of the first, with the reading of the network. */
  readonly milliseconds: number;
}

/**
 * Runs the network on one picture.
 *
 * @param model A network with one input.
 * @param x Its input, without a batch axis; the caller keeps it.
 * @param reductionLayer The layer that is explained, where the user names it.
 * @returns Probabilities, also for a model that ends in logits.
 */
export async function predict(
  model: ExplainableModel,
  x: Tensor3D,
  reductionLayer: string | undefined,
): Promise<Prediction> {
  const started = performance.now();
  const { outputs, activation } = await predictClasses(model, x, { reductionLayer });
  const milliseconds = performance.now() - started;
  return { probabilities: probabilitiesOf(outputs, activation), milliseconds };
}
