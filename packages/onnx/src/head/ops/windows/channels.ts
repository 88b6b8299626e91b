import { transpose, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Brings the channels behind space: TensorFlow.js has convolutions and pools of that order on every backend.
 *
 * @param x `[N, C, ...space]`
 * @returns `[N, ...space, C]`
 */
export function channelsLast(x: Tensor): Tensor {
  const space = x.shape.map((_, axis) => axis).slice(2);
  return transpose(x, [0, ...space, 1]);
}

/**
 * Brings the channels in front of space.
 *
 * @param x `[N, ...space, C]`
 * @returns `[N, C, ...space]`
 */
export function channelsFirst(x: Tensor): Tensor {
  const space = x.shape.map((_, axis) => axis).slice(1, -1);
  return transpose(x, [0, x.rank - 1, ...space]);
}
