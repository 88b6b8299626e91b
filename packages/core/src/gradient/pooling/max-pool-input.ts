import {
  add,
  backend_util,
  cast,
  equal,
  logicalAnd,
  logicalNot,
  logicalOr,
  mul,
  pad as padTensor,
  stridedSlice,
  zerosLike,
  type MaxPoolGradAttrs,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { place, spread } from '../convolution/spread-and-place.js';

const lowest = -3.4e38;

/** What a max pooling got and gave. */
export interface MaxPooling {
  /** `[N, H, W, C]`. */
  readonly input: Tensor4D;
  /** `[N, h, w, C]`. */
  readonly output: Tensor4D;
}

/**
 * The gradient of max pooling in its input, one window offset at a time; the first of equal maxima takes it.
 *
 * @param dy The upstream gradient, `[N, h, w, C]`.
 * @param pooling What the forward pass got and gave.
 * @param pooling.input Its input.
 * @param pooling.output Its output.
 * @param attributes How it was done.
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
  const { top, left } = info.padInfo;
  const stride = [info.strideHeight, info.strideWidth] as const;
  const reach = [info.outHeight * stride[0], info.outWidth * stride[1]] as const;
  const padded = padTensor(
    input,
    [
      [0, 0],
      [top, Math.max(0, reach[0] + info.filterHeight - top - info.inHeight)],
      [left, Math.max(0, reach[1] + info.filterWidth - left - info.inWidth)],
      [0, 0],
    ],
    lowest,
  );

  let total: Tensor4D = zerosLike(input);
  let taken: Tensor = cast(zerosLike(output), 'bool');
  for (let row = 0; row < info.filterHeight; row += 1) {
    for (let column = 0; column < info.filterWidth; column += 1) {
      const begin = [0, row, column, 0];
      const end = [info.batchSize, row + reach[0], column + reach[1], info.inChannels];
      const seen = stridedSlice(padded, begin, end, [1, ...stride, 1]);
      const hit = logicalAnd(equal(seen, output), logicalNot(taken));
      taken = logicalOr(taken, hit);
      const share: Tensor4D = mul(dy, cast(hit, 'float32'));
      total = add(
        total,
        place(spread(share, stride), [row - top, column - left], [info.inHeight, info.inWidth]),
      );
    }
  }
  return total;
}
