import { tidy, type Conv3DBackpropInputV2Attrs, type Tensor5D } from '@tensorflow/tfjs-core';
import { convolution3dInput } from '../convolution/convolution-3d-input.js';
import type { KernelOverride } from '../with-overrides.js';

/**
 * The gradient of a convolution over volumes in its input, made of ops.
 *
 * For backends whose own kernel is wrong: wasm's adds to whatever is in the memory of its result.
 */
export const convolution3dInputGradient: KernelOverride = {
  kernelName: 'Conv3DBackpropInputV2',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { dy, filter } = inputs as unknown as { dy: Tensor5D; filter: Tensor5D };
      return convolution3dInput(dy, filter, attrs as unknown as Conv3DBackpropInputV2Attrs);
    }),
};
