import { div, equal, mul, onesLike, sum, where, zerosLike } from '@tensorflow/tfjs-core';
import { channelWeighted } from '../weighted/channel-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/** XGrad-CAM (Fu 2020, arXiv 2008.02312, eq. 8): the mean gradient, each place weighted by its share of the channel's activation. */
export const xGradCamMethod = channelWeighted('x-grad-cam', ({ activations, gradients }) => {
  const axes = spaceAxes(activations);
  const total = sum(activations, axes);
  const none = equal(total, 0);
  const shares = div(sum(mul(gradients, activations), axes), where(none, onesLike(total), total));
  return where(none, zerosLike(shares), shares);
});
