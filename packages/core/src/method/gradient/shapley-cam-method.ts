import { dispose, mean, mul, sub, tidy } from '@tensorflow/tfjs-core';
import { rerunWeighted } from '../weighted/rerun-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/** Small enough for the curve, large enough for float32. */
const distance = 1 / 128;

/**
 * Shapley-CAM (Cai 2025): the gradient less half of the Hessian times the activations, an approximation of each channel's Shapley
 * value to the second order.
 *
 * One departure: the product with the Hessian is a central difference of two gradients, for tfjs differentiates few of its gradients
 * again (none of pooling's, nor of a fused layer's). Its error is of the order of the square of the step, 1/128, and of float32's
 * rounding times 128. ReLUs and maxima are held as they are at the activations, for the exact Hessian does not see their kinks either.
 * It costs three backward passes more than Grad-CAM, and runs on every backend that has the head's gradients.
 */
export const shapleyCamMethod = rerunWeighted(
  {
    name: 'shapley-cam',
    title: 'Shapley-CAM',
    paper: 'Cai 2025',
    formula: 'w_k = mean_i (G - (H A) / 2)',
    departures:
      'H A is a central difference of two gradients, step 1/128, ReLUs and maxima held, for tfjs differentiates few of its gradients again',
    usesClass: true,
    needs: 'network',
  },
  async ({ activations, gradients }, { gradientsNear, step }) => {
    const near = gradientsNear([(own) => mul(own, 1 + distance), (own) => mul(own, 1 - distance)]);
    try {
      await step(1, 1);
      const [above, below] = near;
      if (above === undefined || below === undefined)
        throw new RangeError('two gradients were asked for');
      return tidy(() => {
        const product = mul(sub(above, below), 1 / (2 * distance));
        return mean(sub(gradients, mul(product, 0.5)), spaceAxes(activations));
      });
    } finally {
      dispose([...near]);
    }
  },
);
