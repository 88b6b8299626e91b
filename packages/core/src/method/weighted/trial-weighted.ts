import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn } from '../built-in.js';
import type { MethodCard } from '../method-card.js';
import type { MethodInput, Trials, AsyncMethod, Weighing } from '../method.js';
import { weightedChannels, weightedSum } from './weighted-sum.js';

/**
 * A method that finds the weight of each channel by running the network again.
 *
 * @param card What it says about itself.
 * @param weights To the weights, `[N, K]`; they are disposed here.
 * @returns The method.
 */
export function trialWeighted(
  card: MethodCard,
  weights: (input: MethodInput, trials: Trials) => Promise<Tensor>,
): MethodCard & Weighing<AsyncMethod> {
  const using =
    (combine: (activations: Tensor, weights: Tensor) => Tensor) =>
    async (input: MethodInput, trials: Trials): Promise<Tensor> => {
      const found = await weights(input, trials);
      try {
        return tidy(() => combine(input.activations, found));
      } finally {
        found.dispose();
      }
    };
  return builtIn({ ...card, run: using(weightedSum), weigh: using(weightedChannels) });
}
