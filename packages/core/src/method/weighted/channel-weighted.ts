import { builtIn } from '../built-in.js';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { CombiningMethod, MethodInput, Weighing } from '../method.js';
import { weightedChannels, weightedSum } from './weighted-sum.js';

/**
 * A method that gives each channel one weight.
 *
 * @param name Its name.
 * @param weights From activations and gradients to the weights, `[N, K]`; runs in `tf.tidy`.
 * @returns The method.
 */
export function channelWeighted(
  name: string,
  weights: (input: MethodInput) => Tensor,
): Weighing<CombiningMethod> {
  return builtIn({
    name,
    combine: (input) => weightedSum(input.activations, weights(input)),
    weigh: (input) => weightedChannels(input.activations, weights(input)),
  });
}
