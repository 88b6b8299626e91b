import {
  add,
  backend_util,
  maximum,
  reshape,
  slice,
  tidy,
  type Dilation2DAttrs,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { windowSamples } from '../../parts/pooling/window-samples.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';

/** Computes a grey dilation, made of ops: wasm takes the smallest positive number for the lowest there is, and loses negative maxima. */
export const dilation: KernelOverride = {
  kernelName: 'Dilation2D',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, filter } = inputs as unknown as { x: Tensor4D; filter: Tensor3D };
      const { strides, pad, dilations } = attrs as unknown as Dilation2DAttrs;
      const info = backend_util.computeDilation2DInfo(
        x.shape,
        filter.shape,
        strides,
        pad,
        'NHWC',
        dilations,
      );
      const channels = filter.shape[2];
      return windowSamples(x, info)
        .map(({ values, place: [row, column] }): Tensor => {
          const weights = slice(filter, [row, column, 0], [1, 1, channels]);
          return add(values, reshape(weights, [channels]));
        })
        .reduce((most, values) => maximum(most, values));
    }),
};
