import type { backend_util } from '@tensorflow/tfjs-core';
import {
  add,
  cast,
  equal,
  logicalAnd,
  logicalNot,
  logicalOr,
  mul,
  zeros,
  zerosLike,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { place, spread } from '../convolution/spread-and-place.js';
import type { WindowSample } from './window-samples.js';

/**
 * Gives the gradient of each window to the sample that is its maximum; the first of equal ones takes it.
 *
 * @param dy The upstream gradient, `[N, h, w, C]`.
 * @param samples The samples under the windows.
 * @param maxima The largest of each window, `[N, h, w, C]`.
 * @param info The position of the windows.
 * @returns `[N, H, W, C]`.
 */
export function placeAtMaxima(
  dy: Tensor4D,
  samples: readonly WindowSample[],
  maxima: Tensor,
  info: backend_util.Conv2DInfo,
): Tensor4D {
  const stride = [info.strideHeight, info.strideWidth] as const;
  let total: Tensor4D = zeros([info.batchSize, info.inHeight, info.inWidth, info.inChannels]);
  let taken: Tensor = cast(zerosLike(maxima), 'bool');
  for (const { top, left, values } of samples) {
    const hit = logicalAnd(equal(values, maxima), logicalNot(taken));
    taken = logicalOr(taken, hit);
    const share: Tensor4D = mul(dy, cast(hit, 'float32'));
    total = add(total, place(spread(share, stride), [top, left], [info.inHeight, info.inWidth]));
  }
  return total;
}
