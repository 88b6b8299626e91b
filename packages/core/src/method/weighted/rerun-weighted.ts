import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { builtIn } from '../built-in.js';
import type { MethodCard } from '../method-card.js';
import type { MethodInput, Rerun, AsyncMethod, Weighing } from '../method.js';
import { weightedChannels, weightedSum } from './weighted-sum.js';

/**
 * Makes a method that finds the weight of each channel by running the network again.
 *
 * @param card The method's card.
 * @param weights To the weights, `[N, K]`; they are disposed here.
 * @returns The method.
 */
export function rerunWeighted(
  card: MethodCard,
  weights: (input: MethodInput, rerun: Rerun) => Promise<Tensor>,
): MethodCard & Weighing<AsyncMethod> {
  const using =
    (combine: (activations: Tensor, weights: Tensor) => Tensor) =>
    async (input: MethodInput, rerun: Rerun): Promise<Tensor> => {
      const channelWeights = await weights(input, rerun);
      try {
        return tidy(() => combine(input.activations, channelWeights));
      } finally {
        channelWeights.dispose();
      }
    };
  return builtIn({ ...card, run: using(weightedSum), weigh: using(weightedChannels) });
}
