import { dispose, mean, mul, sub, tidy } from '@tensorflow/tfjs-core';
import type { TryingMethod } from '../method.js';
import { spaceAxes, weightedSum } from '../weighted-sum.js';

/** Small enough for the curve, large enough for float32. */
const step = 1 / 512;

/**
 * Shapley-CAM (Cai 2025): the gradient less half of the Hessian times the activations, an approximation of each channel's Shapley
 * value to the second order.
 *
 * The product with the Hessian is a central difference of two gradients, as tfjs has no second derivative of most kernels: its error is
 * of the order of the square of 1/512, and where
 * a ReLU turns on or off within that step the difference counts the kink.
 */
export const shapleyCamMethod: TryingMethod = {
  name: 'shapley-cam',
  explore: ({ activations, gradients }, { gradientsAt }) => {
    const above = gradientsAt((own) => mul(own, 1 + step));
    const below = gradientsAt((own) => mul(own, 1 - step));
    const map = tidy(() => {
      const product = mul(sub(above, below), 1 / (2 * step));
      const slopes = sub(gradients, mul(product, 0.5));
      return weightedSum(activations, mean(slopes, spaceAxes(slopes)));
    });
    dispose([above, below]);
    return Promise.resolve(map);
  },
};
