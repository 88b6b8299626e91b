import { abs, max, min, stack, sub, sum, tidy } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { rerunWeighted } from '../weighted/rerun-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/**
 * CAM (Zhou 2016, 10.1109/CVPR.2016.319, eq. 2): the weights of the linear layer after the global average pooling, by which the features are
 * added up. Take it with `score: 'logit'`.
 *
 * The weights are read from the gradient, which is the same at every position behind such a head; a head of another kind is
 * refused with `BAD_OPTION`.
 */
export const camMethod = rerunWeighted(
  {
    name: 'cam',
    title: 'CAM',
    paper: 'Zhou 2016, eq. 2',
    formula: 'sum_k w_k A, with w the weights of the linear layer after the pooling',
    departures:
      'the weights are read off the gradient; a head of another kind is refused (`BAD_OPTION`)',
    usesClass: true,
    needs: 'gradients',
  },
  async ({ gradients }, { step }) => {
    const axes = spaceAxes(gradients);
    const measured = tidy(() =>
      stack([max(sub(max(gradients, axes), min(gradients, axes))), max(abs(gradients))]),
    );
    try {
      const [spread = 0, largest = 0] = await measured.data();
      if (spread > 1e-4 * largest) {
        throw new GradCamError(
          'BAD_OPTION',
          `CAM needs a head of one global average pooling and one linear layer, got a gradient that differs from place to place; use score: 'logit', the last feature layer, or another method.`,
        );
      }
    } finally {
      measured.dispose();
    }
    await step(1, 1);
    return tidy(() => sum(gradients, axes));
  },
);
