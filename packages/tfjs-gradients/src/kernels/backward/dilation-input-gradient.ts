import { tidy, type Dilation2DAttrs, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { dilationSamples } from '../parts/pooling/dilation-samples.js';
import { placeAtMaxima } from '../parts/pooling/place-at-maxima.js';

/**
 * Computes the gradient of a grayscale dilation, max(x + filter) over windows, in its input, made of ops; WebGL has no kernel for it, and
 * wasm's is wrong where a window's maximum is negative, as its forward one is.
 * The first of equal maxima takes it.
 */
export const dilationInputGradient: KernelOverride = {
  kernelName: 'Dilation2DBackpropInput',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, filter, dy } = inputs as unknown as {
        x: Tensor4D;
        filter: Tensor3D;
        dy: Tensor4D;
      };
      // Not the op's own result: what is compared must be made in one way.
      const { samples, maxima, info } = dilationSamples(
        x,
        filter,
        attrs as unknown as Dilation2DAttrs,
      );
      return placeAtMaxima(dy, samples, maxima, info);
    }),
};
