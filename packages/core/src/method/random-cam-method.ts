import { randomUniform } from '@tensorflow/tfjs-core';
import type { CombiningMethod } from './method.js';
import { weightedSum } from './weighted-sum.js';

/**
 * Channels weighted at random, from -1 to 1: a baseline that a method should beat.
 *
 * @param seed The same seed gives the same weights.
 * @returns The method.
 */
export function randomCamMethod(seed = 0): CombiningMethod {
  return {
    name: 'random-cam',
    combine: ({ activations }) => {
      const channels = activations.shape[activations.rank - 1] ?? 1;
      const weights = randomUniform([activations.shape[0], channels], -1, 1, 'float32', seed);
      return weightedSum(activations, weights);
    },
  };
}
