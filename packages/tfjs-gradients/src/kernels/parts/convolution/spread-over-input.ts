import { backend_util, type Conv2DAttrs, type Tensor4D } from '@tensorflow/tfjs-core';
import { place, spread } from './spread-and-place.js';

/** The inputs and attributes of a convolution. */
export interface Convolution extends Pick<
  Conv2DAttrs,
  'strides' | 'pad' | 'dilations' | 'dimRoundingMode'
> {
  readonly inputShape: readonly number[];
  readonly filterShape: readonly number[];
  readonly depthwise: boolean;
}

/**
 * Puts the upstream gradient of a convolution where a convolution with the reversed filter, without padding and with the
 * same dilation, turns it into the gradient in the input.
 *
 * @param dy `[N, h, w, C]`.
 * @param convolution The convolution of the forward pass; channels last.
 * @returns `[N, H + reach, W + reach, C]` for an input of H x W, and the dilation.
 */
export function spreadOverInput(
  dy: Tensor4D,
  convolution: Convolution,
): { spreadOut: Tensor4D; dilation: [number, number] } {
  const { inputShape, filterShape, strides, pad, dilations, dimRoundingMode, depthwise } =
    convolution;
  const info = backend_util.computeConv2DInfo(
    // Border to tfjs-core: it asks for tuples.
    [...inputShape] as [number, number, number, number],
    [...filterShape] as [number, number, number, number],
    strides,
    dilations,
    pad,
    dimRoundingMode,
    depthwise,
  );
  const down = (info.filterHeight - 1) * info.dilationHeight;
  const across = (info.filterWidth - 1) * info.dilationWidth;
  const spreadOut = place(
    spread(dy, [info.strideHeight, info.strideWidth]),
    [down - info.padInfo.top, across - info.padInfo.left],
    [info.inHeight + down, info.inWidth + across],
  );
  return { spreadOut, dilation: [info.dilationHeight, info.dilationWidth] };
}
