import {
  tidy,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { depthwiseInput } from '../parts/convolution/depthwise-input.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/** Computes the gradient of a depthwise convolution in its input, made of ops; wasm has no kernel for it. */
export const depthwiseInputGradient: KernelOverride = {
  kernelName: 'DepthwiseConv2dNativeBackpropInput',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { dy, filter } = inputs as unknown as { dy: Tensor4D; filter: Tensor4D };
      return depthwiseInput(
        dy,
        filter,
        attrs as unknown as DepthwiseConv2dNativeBackpropInputAttrs,
      );
    }),
};
