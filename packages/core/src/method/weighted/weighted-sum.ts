import { fill, matMul, mul, reshape, type Tensor } from '@tensorflow/tfjs-core';

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
 * Computes the means of channels over space, as a product of matrices: tf.mean turns its axes first, which takes wasm ten times as long.
 *
 * @param tensor `[N, ...space, K]`.
 * @returns `[N, K]`.
 */
export function spaceMean(tensor: Tensor): Tensor {
  const [count = 1] = tensor.shape;
  const channels = tensor.shape[tensor.rank - 1] ?? 1;
  const flat = reshape(tensor, [count, -1, channels]);
  const [, positions = 1] = flat.shape;
  return reshape(matMul(fill([count, 1, positions], 1 / positions), flat), [count, channels]);
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
