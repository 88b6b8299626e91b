import { dispose, mean, mul, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { trialWeighted } from '../weighted/trial-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/** Small enough for the curve, large enough for float32. */
const step = 1 / 512;

/**
 * Shapley-CAM (Cai 2025): the gradient less half of the Hessian times the activations, an approximation of each channel's Shapley
 * value to the second order.
 *
 * One departure: the product with the Hessian is a central difference of two gradients, for tfjs differentiates few of its gradients
 * again (none of pooling's, nor of a fused layer's). Its error is of the order of the square of the step, 1/512, and of float32's
 * rounding times 512: 2e-5 of the map in the tests. Where a ReLU turns on or off within the step, the difference counts the kink, which
 * the exact Hessian does not see. It needs what Grad-CAM needs and runs on every backend that has the head's gradients.
 */
export const shapleyCamMethod = trialWeighted(
  'shapley-cam',
  ({ activations, gradients }, { gradientsAt }) => {
    const slopes: Tensor[] = [];
    try {
      for (const side of [1, -1]) slopes.push(gradientsAt((own) => mul(own, 1 + side * step)));
      const weights = tidy(() => {
        const [above = gradients, below = gradients] = slopes;
        const product = mul(sub(above, below), 1 / (2 * step));
        return mean(sub(gradients, mul(product, 0.5)), spaceAxes(activations));
      });
      return Promise.resolve(weights);
    } finally {
      dispose(slopes);
    }
  },
);
