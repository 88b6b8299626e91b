import {
  add,
  backend_util,
  maximum,
  reshape,
  slice,
  tidy,
  type Dilation2DAttrs,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { placeAtMaxima } from '../parts/pooling/place-at-maxima.js';
import { windowSamples } from '../parts/pooling/window-samples.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';

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
      const { strides, pad, dilations } = attrs as unknown as Dilation2DAttrs;
      const info = backend_util.computeDilation2DInfo(
        x.shape,
        filter.shape,
        strides,
        pad,
        'NHWC',
        dilations,
      );
      const channels = info.inChannels;
      const raised = windowSamples(x, info).map((sample) => {
        const weight = slice(filter, [...sample.place, 0], [1, 1, channels]);
        return { ...sample, values: add(sample.values, reshape(weight, [channels])) };
      });
      // Not the op's own result: what is compared must be made in one way.
      const maxima = raised.map(({ values }) => values).reduce((most, each) => maximum(most, each));
      return placeAtMaxima(dy, raised, maxima, info);
    }),
};
