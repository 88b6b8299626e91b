import {
  add,
  greaterEqual,
  mean,
  moments,
  mul,
  cast,
  sqrt,
  step,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { channelWeighted } from '../weighted/channel-weighted.js';
import { placeWeighted } from '../weighted/place-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/**
 * FEM (Fuad 2020, 10.1109/IPTA50016.2020.9286629), as pytorch-grad-cam has it: each channel weighted by the share of its places that stand
 * out, more than two standard deviations above the mean. It knows no class.
 */
export const femMethod = channelWeighted('fem', ({ activations }) =>
  mean(step(sub(activations, limitOf(activations).limit)), spaceAxes(activations)),
);

/**
 * FEM (Fuad 2020, 10.1109/IPTA50016.2020.9286629) by its masks, as xplique has it: the places of a channel that stand out count alike, by the
 * channel's mean. It knows no class.
 */
export const femMasksMethod = placeWeighted('fem-masks', ({ activations }) => {
  const { middle, limit } = limitOf(activations);
  return mul(cast(greaterEqual(activations, limit), 'float32'), middle);
});

function limitOf(activations: Tensor): { readonly middle: Tensor; readonly limit: Tensor } {
  const { mean: middle, variance } = moments(activations, spaceAxes(activations), true);
  return { middle, limit: add(middle, mul(2, sqrt(variance))) };
}
