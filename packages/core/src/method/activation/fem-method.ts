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
 * FEM (Fuad 2020, 10.1109/IPTA50016.2020.9286629), as pytorch-grad-cam has it: each channel weighted by the share of its
 * positions that stand out, more than two standard deviations above the mean. It does not depend on the class.
 */
export const femMethod = channelWeighted(
  {
    name: 'fem',
    title: 'FEM',
    paper: 'Fuad 2020, as in pytorch-grad-cam',
    formula: 'w_k = share_i of A > mean + 2 sd; sum_k w_k A',
    departures: 'the libraries read the paper in two ways',
    usesClass: false,
    needs: 'activations',
  },
  ({ activations }) =>
    mean(step(sub(activations, limitOf(activations).limit)), spaceAxes(activations)),
);

/**
 * FEM (Fuad 2020, 10.1109/IPTA50016.2020.9286629) by its masks, as xplique has it: the positions of a channel that stand out
 * count equally, by the channel's mean. It does not depend on the class.
 */
export const femMasksMethod = placeWeighted(
  {
    name: 'fem-masks',
    title: 'FEM, masks',
    paper: 'Fuad 2020, as in xplique',
    formula: 'sum_k mean_i(A) [A >= mean + 2 sd]',
    departures: 'the libraries read the paper in two ways',
    usesClass: false,
    needs: 'activations',
  },
  ({ activations }) => {
    const { middle, limit } = limitOf(activations);
    return mul(cast(greaterEqual(activations, limit), 'float32'), middle);
  },
);

function limitOf(activations: Tensor): { readonly middle: Tensor; readonly limit: Tensor } {
  const { mean: middle, variance } = moments(activations, spaceAxes(activations), true);
  return { middle, limit: add(middle, mul(2, sqrt(variance))) };
}
