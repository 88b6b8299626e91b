import {
  add,
  mul,
  rsqrt,
  type FusedBatchNormAttrs,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * The gradient of batch normalisation in its input alone: one factor a channel. tfjs's own blows every factor up to the
 * size of the input first, most of the time of a backward pass through a net with many of them.
 */
export const batchNormGradient: GradConfig = {
  kernelName: 'FusedBatchNorm',
  inputsToSave: ['variance', 'scale'],
  gradFunc: (dy, [variance, scale], attributes) => {
    if (variance === undefined) throw new RangeError('FusedBatchNorm kept no variance');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { varianceEpsilon } = attributes as unknown as FusedBatchNormAttrs;
    return {
      x: () => {
        const inverse = rsqrt(add(variance, varianceEpsilon));
        return mul(dy as Tensor, scale === undefined ? inverse : mul(inverse, scale));
      },
    };
  },
};
