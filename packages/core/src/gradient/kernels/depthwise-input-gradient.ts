import {
  backend_util,
  depthwiseConv2d,
  reshape,
  reverse,
  sum,
  tidy,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../with-overrides.js';
import { place, spread } from './spread-and-place.js';

/**
 * The gradient of a depthwise convolution in its input, as a depthwise convolution with the reversed filter; wasm
 * has no kernel for it.
 */
export const depthwiseInputGradient: KernelOverride = {
  kernelName: 'DepthwiseConv2dNativeBackpropInput',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { dy, filter } = inputs as unknown as { dy: Tensor4D; filter: Tensor4D };
      const { strides, pad, dilations, dimRoundingMode, inputShape } =
        attrs as unknown as DepthwiseConv2dNativeBackpropInputAttrs;
      const { padInfo, dilationHeight, dilationWidth, strideHeight, strideWidth } =
        backend_util.computeConv2DInfo(
          inputShape,
          filter.shape,
          strides,
          dilations,
          pad,
          dimRoundingMode,
          true,
        );
      const [count, height, width, channels] = inputShape;
      const [filterHeight, filterWidth, , multiplier] = filter.shape;
      const reach = [
        (filterHeight - 1) * dilationHeight,
        (filterWidth - 1) * dilationWidth,
      ] as const;
      const placed = place(
        spread(dy, [strideHeight, strideWidth]),
        [reach[0] - padInfo.top, reach[1] - padInfo.left],
        [height + reach[0], width + reach[1]],
      );
      const flipped = reshape(reverse(filter, [0, 1]), [
        filterHeight,
        filterWidth,
        channels * multiplier,
        1,
      ]);
      const spreadOut = depthwiseConv2d(placed, flipped as Tensor4D, 1, 'valid', 'NHWC', [
        dilationHeight,
        dilationWidth,
      ]);
      return multiplier === 1
        ? spreadOut
        : sum(reshape(spreadOut, [count, height, width, channels, multiplier]), 4);
    }),
};
