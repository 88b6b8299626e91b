import { div, equal, mul, onesLike, sum, where, zerosLike } from '@tensorflow/tfjs-core';
import type { CombiningMethod } from '../method.js';
import { spaceAxes, weightedSum } from '../weighted-sum.js';

/** XGrad-CAM (Fu 2020, arXiv 2008.02312, eq. 8): the mean gradient, each place weighted by its share of the channel's activation. */
export const xGradCamMethod: CombiningMethod = {
  name: 'x-grad-cam',
  combine: ({ activations, gradients }) => {
    const axes = spaceAxes(activations);
    const total = sum(activations, axes);
    const none = equal(total, 0);
    const shares = div(sum(mul(gradients, activations), axes), where(none, onesLike(total), total));
    return weightedSum(activations, where(none, zerosLike(shares), shares));
  },
};
