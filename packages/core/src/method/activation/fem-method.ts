import { add, mean, moments, mul, sqrt, step, sub } from '@tensorflow/tfjs-core';
import type { CombiningMethod } from '../method.js';
import { spaceAxes, weightedSum } from '../weighted-sum.js';

/**
 * FEM (Fuad 2020, 10.1109/IPTA50016.2020.9286629): each channel weighted by the share of its places that stand out, more than two
 * standard deviations above the mean. It knows no class.
 */
export const femMethod: CombiningMethod = {
  name: 'fem',
  combine: ({ activations }) => {
    const axes = spaceAxes(activations);
    const { mean: middle, variance } = moments(activations, axes, true);
    const limit = add(middle, mul(2, sqrt(variance)));
    return weightedSum(activations, mean(step(sub(activations, limit)), axes));
  },
};
