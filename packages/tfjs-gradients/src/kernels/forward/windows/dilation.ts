import { tidy, type Dilation2DAttrs, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { dilationSamples } from '../../parts/pooling/dilation-samples.js';

/** Computes a grey dilation, made of ops: wasm takes the smallest positive number for the lowest there is, and loses negative maxima. */
export const dilation: KernelOverride = {
  kernelName: 'Dilation2D',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, filter } = inputs as unknown as { x: Tensor4D; filter: Tensor3D };
      return dilationSamples(x, filter, attrs as unknown as Dilation2DAttrs).maxima;
    }),
};
