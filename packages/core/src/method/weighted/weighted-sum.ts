import { matMul, mul, reshape, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Adds up channels by their weights.
 *
 * @param activations `[N, ...space, K]`.
 * @param weights `[N, K]`.
 * @returns `[N, ...space]`.
 */
export function weightedSum(activations: Tensor, weights: Tensor): Tensor {
  const [count = 1, ...rest] = activations.shape;
  const channels = rest[rest.length - 1] ?? 1;
  const flat = reshape(activations, [count, -1, channels]);
  return reshape(matMul(flat, reshape(weights, [count, channels, 1])), [
    count,
    ...rest.slice(0, -1),
  ]);
}

/**
 * Returns the terms that `weightedSum` adds up.
 *
 * @param activations `[N, ...space, K]`.
 * @param weights `[N, K]`.
 * @returns `[N, ...space, K]`.
 */
export function weightedChannels(activations: Tensor, weights: Tensor): Tensor {
  const [count = 1] = activations.shape;
  const channels = activations.shape[activations.rank - 1] ?? 1;
  const ones = spaceAxes(activations).map(() => 1);
  return mul(activations, reshape(weights, [count, ...ones, channels]));
}

/**
 * Returns the space axes of a tensor with channels last.
 *
 * @param tensor `[N, ...space, K]`.
 * @returns Their numbers.
 */
export function spaceAxes({ rank }: Tensor): number[] {
  return Array.from({ length: rank - 2 }, (_, index) => index + 1);
}
