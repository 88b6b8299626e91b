import { mul, sign, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of the absolute value: zero at zero, as in TensorFlow, where tfjs has -1: that concerns every position a
 * ReLU has left empty.
 */
export const absGradient: GradConfig = {
  kernelName: 'Abs',
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => {
    if (x === undefined) throw new RangeError('Abs kept no input');
    // Border to tfjs-core: a gradient may get a list, which this op never does.
    return { x: () => mul(dy as Tensor, sign(x)) };
  },
};
