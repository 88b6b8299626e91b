import { mul, neg, sigmoid, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of tanh without cancellation: 4 sigmoid(2x) sigmoid(-2x) in place of 1 - y * y, which is zero as soon as y rounds to 1.
 */
export const tanhGradient: GradConfig = {
  kernelName: 'Tanh',
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => {
    if (x === undefined) throw new RangeError('Tanh kept no input');
    return {
      x: () => {
        const twice = mul(x, 2);
        // Border to tfjs-core: a gradient may get a list, which this op never does.
        return mul(dy as Tensor, mul(mul(sigmoid(twice), sigmoid(neg(twice))), 4));
      },
    };
  },
};
