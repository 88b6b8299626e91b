import { conv2d, reverse, transpose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { spreadOverInput, type Convolution } from './spread-over-input.js';

/**
 * Computes the gradient of a convolution in its input: a convolution with the filter reversed and its channels swapped.
 *
 * @param dy The upstream gradient, `[N, h, w, D]`.
 * @param filter `[fh, fw, C, D]`.
 * @param convolution The convolution of the forward pass.
 * @returns `[N, H, W, C]`.
 */
export function convolutionInput(
  dy: Tensor4D,
  filter: Tensor4D,
  convolution: Omit<Convolution, 'filterShape' | 'depthwise'>,
): Tensor {
  const given = { ...convolution, filterShape: filter.shape, depthwise: false };
  const { spreadOut, dilation } = spreadOverInput(dy, given);
  const flippedFilter = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]);
  return conv2d(spreadOut, flippedFilter, 1, 'valid', 'NHWC', dilation);
}
