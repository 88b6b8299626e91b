import {
  conv3d,
  type Conv3DBackpropInputV2Attrs,
  type GradConfig,
  type Tensor5D,
} from '@tensorflow/tfjs-core';

/** Computes the gradient of a transposed convolution over volumes in its input: the convolution itself. */
export const transposedConvolution3dGradient: GradConfig = {
  kernelName: 'Conv3DBackpropInputV2',
  inputsToSave: ['filter'],
  gradFunc: (upstream, [filter], attributes) => {
    if (filter === undefined) throw new RangeError('Conv3DBackpropInputV2 kept no filter');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which a convolution never does.
    const { strides, pad } = attributes as unknown as Conv3DBackpropInputV2Attrs;
    return {
      dy: () => conv3d(upstream as Tensor5D, filter as Tensor5D, strides, pad),
      filter: () => {
        throw new Error('gradient function not found for Conv3DBackpropInputV2, in its filter');
      },
    };
  },
};
