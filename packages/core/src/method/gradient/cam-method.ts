import { abs, max, min, sub, sum, tidy } from '@tensorflow/tfjs-core';
import { GradCamError } from '../../grad-cam-error.js';
import type { TryingMethod } from '../method.js';
import { spaceAxes, weightedSum } from '../weighted-sum.js';

/**
 * CAM (Zhou 2016, 10.1109/CVPR.2016.319, eq. 2): the weights of the linear layer after the global average pooling, by which the features are
 * added up. Take it with `score: 'logit'`.
 *
 * The weights are read off the gradient, which behind such a head is the same at every place; a head of another kind is refused.
 */
export const camMethod: TryingMethod = {
  name: 'cam',
  explore: async ({ activations, gradients }) => {
    const axes = spaceAxes(gradients);
    const spread = tidy(() => max(sub(max(gradients, axes), min(gradients, axes))));
    const largest = tidy(() => max(abs(gradients)));
    const [most = 0] = await spread.data();
    const [scale = 0] = await largest.data();
    spread.dispose();
    largest.dispose();
    if (most > 1e-4 * scale) {
      throw new GradCamError(
        'BAD_OPTION',
        `gradCAM: CAM needs a head of one global average pooling and one linear layer, got a gradient that differs from place to place; use score: 'logit', the last feature layer, or another method.`,
      );
    }
    return tidy(() => weightedSum(activations, sum(gradients, axes)));
  },
};
