import { mul, neg, sigmoid, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of the sigmoid without cancellation: y * sigmoid(-x) in place of y * (1 - y), which is zero as soon
 * as y rounds to 1.
 */
export const sigmoidGradient: GradConfig = {
  kernelName: 'Sigmoid',
  inputsToSave: ['x'],
  gradFunc: (dy, saved) => {
    const [x] = saved;
    // Border to tfjs-core: a gradient may get a list, which the sigmoid never does.
    const upstream = dy as Tensor;
    return {
      x: () => (x === undefined ? upstream : mul(upstream, mul(sigmoid(x), sigmoid(neg(x))))),
    };
  },
};
