import {
  cast,
  div,
  equal,
  mul,
  reshape,
  sum,
  util,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** Computes the gradient of the largest number: shared by all that are the largest, as in TensorFlow, where tfjs gives each the whole. */
export const maxGradient = extremumGradient('Max', 'reductionIndices');

/** Computes the gradient of the smallest number: shared by all that are the smallest, where tfjs gives each the whole. */
export const minGradient = extremumGradient('Min', 'axis');

function extremumGradient(kernelName: string, axisAttribute: string): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x'],
    outputsToSave: [true],
    gradFunc: (dy, [x, y], attributes) => {
      if (x === undefined || y === undefined) throw new RangeError(`${kernelName} kept too little`);
      // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
      const axis = attributes[axisAttribute] as number | number[];
      const upstream = dy as Tensor;
      return {
        x: () => {
          const axes = util.parseAxisParam(axis, x.shape);
          const kept = x.shape.map((size, index) => (axes.includes(index) ? 1 : size));
          // Times one, as WebGPU's cast leaves truth values what they were, and its transpose reads them as numbers.
          const isThere = mul(cast(equal(x, reshape(y, kept)), 'float32'), 1);
          const share = div(reshape(upstream, kept), sum(isThere, axes, true));
          return mul(isThere, share);
        },
      };
    },
  };
}
