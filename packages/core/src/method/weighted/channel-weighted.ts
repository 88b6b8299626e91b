import { builtIn } from '../built-in.js';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { MethodCard } from '../method-card.js';
import type { CombiningMethod, MethodInput, Weighing } from '../method.js';
import { weightedChannels, weightedSum } from './weighted-sum.js';

/**
 * Makes a method that gives each channel one weight.
 *
 * @param card The method's card.
 * @param weights From activations and gradients to the weights, `[N, K]`; runs in `tf.tidy`.
 * @param combineOnHost The same of numbers that are not on a backend.
 * @returns The method.
 */
export function channelWeighted(
  card: MethodCard,
  weights: (input: MethodInput) => Tensor,
  combineOnHost?: CombiningMethod['combineOnHost'],
): MethodCard & Weighing<CombiningMethod> {
  return builtIn({
    ...card,
    combine: (input) => weightedSum(input.activations, weights(input)),
    combineOnHost,
    weigh: (input) => weightedChannels(input.activations, weights(input)),
  });
}
