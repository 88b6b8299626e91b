import {
  cast,
  greater,
  less,
  logicalAnd,
  mul,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of ReLU6: zero at 6, as in TensorFlow, where tfjs has 1: that concerns every position another ReLU6 has
 * cut off.
 */
export const relu6Gradient: GradConfig = {
  kernelName: 'Relu6',
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => {
    if (x === undefined) throw new RangeError('Relu6 kept no input');
    const isInside = () => cast(logicalAnd(greater(x, 0), less(x, 6)), 'float32');
    // Border to tfjs-core: a gradient may get a list, which this op never does.
    return { x: () => mul(dy as Tensor, isInside()) };
  },
};
