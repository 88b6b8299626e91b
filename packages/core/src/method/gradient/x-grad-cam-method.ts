import { div, equal, mul, onesLike, sum, where, zerosLike } from '@tensorflow/tfjs-core';
import { channelWeighted } from '../weighted/channel-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/** XGrad-CAM (Fu 2020, arXiv 2008.02312, eq. 8): the mean gradient, each position weighted by its share of the channel's activation. */
export const xGradCamMethod = channelWeighted(
  {
    name: 'x-grad-cam',
    title: 'XGrad-CAM',
    paper: 'Fu 2020, eq. 8',
    formula: 'w_k = sum_i G A / sum_i A',
    departures: 'no epsilon; a channel without activation has no weight',
    usesClass: true,
    needs: 'gradients',
  },
  ({ activations, gradients }) => {
    const axes = spaceAxes(activations);
    const total = sum(activations, axes);
    const none = equal(total, 0);
    const shares = div(sum(mul(gradients, activations), axes), where(none, onesLike(total), total));
    return where(none, zerosLike(shares), shares);
  },
);
