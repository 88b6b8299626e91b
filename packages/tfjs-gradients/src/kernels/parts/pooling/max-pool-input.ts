import { backend_util, type MaxPoolGradAttrs, type Tensor4D } from '@tensorflow/tfjs-core';
import { placeAtMaxima } from './place-at-maxima.js';
import { windowSamples } from './window-samples.js';

/** The input and output of a max pooling. */
export interface MaxPooling {
  /** `[N, H, W, C]`. */
  readonly input: Tensor4D;
  /** `[N, h, w, C]`. */
  readonly output: Tensor4D;
}

/**
 * Computes the gradient of max pooling in its input, one window offset at a time; the first of equal maxima takes it.
 *
 * @param dy The upstream gradient, `[N, h, w, C]`.
 * @param pooling The input and output of the forward pass.
 * @param pooling.input Its input.
 * @param pooling.output Its output.
 * @param attributes The attributes of the pooling.
 * @returns `[N, H, W, C]`.
 */
export function maxPoolInput(
  dy: Tensor4D,
  { input, output }: MaxPooling,
  { filterSize, strides, pad, dimRoundingMode }: MaxPoolGradAttrs,
): Tensor4D {
  const info = backend_util.computePool2DInfo(
    input.shape,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  return placeAtMaxima(dy, windowSamples(input, info), output, info);
}
