import {
  exp,
  less,
  minimum,
  mul,
  where,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** The constants of Klambauer 2017, as tfjs has them. */
const scale = 1.0507009873554805;
const alpha = 1.6732632423543772;

/** Computes the gradient of SELU: that of the straight side at zero, as in TensorFlow, where tfjs takes the other. */
export const seluGradient: GradConfig = {
  kernelName: 'Selu',
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => {
    if (x === undefined) throw new RangeError('Selu kept no input');
    // Border to tfjs-core: a gradient may get a list, which this op never does.
    const upstream = mul(dy as Tensor, scale);
    return {
      // Bounded, as the exponential of a large number would be infinite on the side that is not taken.
      x: () => where(less(x, 0), mul(upstream, mul(exp(minimum(x, 0)), alpha)), upstream),
    };
  },
};
