import { predictClasses } from '@gradcam/core';
import { probabilitiesOf } from '@gradcam/models';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Network } from './open/network.js';

/**
 * Runs a network on one picture.
 *
 * @param network A classifier with one input and one output.
 * @param x Its input, without a batch axis; the caller keeps it.
 * @returns One probability for each class, also where the network ends in logits.
 */
export async function predict({ model }: Network, x: Tensor3D): Promise<Float32Array> {
  const { outputs, activation } = await predictClasses(model, x);
  return probabilitiesOf(outputs, activation);
}
