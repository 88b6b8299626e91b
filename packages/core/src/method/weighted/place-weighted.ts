import { sum, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn } from '../built-in.js';
import type { MethodCard } from '../method-card.js';
import type { CombiningMethod, MethodInput, Weighing } from '../method.js';

/**
 * Makes a method that gives each activation a separate weight.
 *
 * @param card The method's card.
 * @param weigh From activations and gradients to weighted activations, `[N, ...space, K]`; runs in `tf.tidy`.
 * @returns The method.
 */
export function placeWeighted(
  card: MethodCard,
  weigh: (input: MethodInput) => Tensor,
): MethodCard & Weighing<CombiningMethod> {
  return builtIn({ ...card, combine: (input) => sum(weigh(input), -1), weigh });
}
