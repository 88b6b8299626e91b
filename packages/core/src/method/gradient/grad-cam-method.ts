import { mean } from '@tensorflow/tfjs-core';
import type { CombiningMethod } from '../method.js';
import { spaceAxes, weightedSum } from '../weighted-sum.js';

/**
 * Grad-CAM (Selvaraju 2017, eq. 1 and 2): each channel is weighted by the mean of its gradient over space.
 *
 * The map keeps its unit, score per activation, as MATLAB's `gradCAM` does: nothing is normalised.
 */
export const gradCamMethod: CombiningMethod = {
  name: 'grad-cam',
  combine: ({ activations, gradients }) =>
    weightedSum(activations, mean(gradients, spaceAxes(gradients))),
};
