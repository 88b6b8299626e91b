import { matMul, mean, relu, reshape } from '@tensorflow/tfjs-core';
import type { Method } from './method.js';

/**
 * Grad-CAM (Selvaraju 2017, eq. 1 and 2): each channel is weighted by the mean of its gradient over space, and
 * what speaks for the score is kept.
 *
 * The map keeps its unit, score per activation, as MATLAB's `gradCAM` does: nothing is normalised.
 */
export const gradCamMethod: Method = {
  name: 'grad-cam',
  combine: ({ activations, gradients }) => {
    const [count = 1, ...rest] = activations.shape;
    const channels = rest[rest.length - 1] ?? 1;
    const space = rest.slice(0, -1);
    const positions = space.reduce((product, size) => product * size, 1);
    const flat = [count, positions, channels] as const;
    const weights = reshape(mean(reshape(gradients, [...flat]), 1), [count, channels, 1]);
    const weighted = matMul(reshape(activations, [...flat]), weights);
    return relu(reshape(weighted, [count, ...space]));
  },
};
