import { sum, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn } from '../built-in.js';
import type { CombiningMethod, MethodInput, Weighing } from '../method.js';

/**
 * A method that gives each activation a weight of its own.
 *
 * @param name Its name.
 * @param weigh From activations and gradients to weighted activations, `[N, ...space, K]`; runs in `tf.tidy`.
 * @returns The method.
 */
export function placeWeighted(
  name: string,
  weigh: (input: MethodInput) => Tensor,
): Weighing<CombiningMethod> {
  return builtIn({ name, combine: (input) => sum(weigh(input), -1), weigh });
}
