import {
  depthwiseConv2d,
  reshape,
  reverse,
  sum,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { spreadOverInput, type Convolution } from './spread-over-input.js';

/**
 * Computes the gradient of a depthwise convolution in its input: a depthwise convolution with the reversed filter.
 *
 * @param dy The upstream gradient, `[N, h, w, C * M]`.
 * @param filter `[fh, fw, C, M]`.
 * @param convolution The convolution of the forward pass.
 * @returns `[N, H, W, C]`.
 */
export function depthwiseInput(
  dy: Tensor4D,
  filter: Tensor4D,
  convolution: Omit<Convolution, 'filterShape' | 'depthwise'>,
): Tensor {
  const [height, width, channels, multiplier] = filter.shape;
  const given = { ...convolution, filterShape: filter.shape, depthwise: true };
  const { spreadOut, dilation } = spreadOverInput(dy, given);
  const flipped: Tensor4D = reshape(reverse(filter, [0, 1]), [
    height,
    width,
    channels * multiplier,
    1,
  ]);
  const each = depthwiseConv2d(spreadOut, flipped, 1, 'valid', 'NHWC', dilation);
  // The outputs of one channel lie side by side.
  return multiplier === 1
    ? each
    : sum(reshape(each, [...each.shape.slice(0, 3), channels, multiplier]), 4);
}
