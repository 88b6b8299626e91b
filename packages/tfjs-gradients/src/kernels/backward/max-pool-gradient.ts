import { tidy, type MaxPoolGradAttrs, type Tensor4D } from '@tensorflow/tfjs-core';
import { maxPoolInput } from '../parts/pooling/max-pool-input.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/**
 * Computes the gradient of max pooling, made of ops.
 *
 * For backends whose own kernel is wrong: wasm's drops the gradient where a window's maximum is negative.
 */
export const maxPoolGradient: KernelOverride = {
  kernelName: 'MaxPoolGrad',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { dy, input, output } = inputs as unknown as {
        dy: Tensor4D;
        input: Tensor4D;
        output: Tensor4D;
      };
      return maxPoolInput(dy, { input, output }, attrs as unknown as MaxPoolGradAttrs);
    }),
};
