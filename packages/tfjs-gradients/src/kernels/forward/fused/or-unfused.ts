import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Runs a fused kernel, or the ops that it fuses where it refuses.
 *
 * wasm looks at the shape that a bias had when it was written: one that was reshaped since is refused, whatever its shape is now.
 *
 * @param fused Runs the backend's own; undefined where that is known to be wrong.
 * @param unfused Runs op after op.
 * @returns The result of either.
 */
export function orUnfused(fused: (() => Tensor) | undefined, unfused: () => Tensor): Tensor {
  if (fused === undefined) return unfused();
  try {
    return fused();
  } catch (cause) {
    if (!(cause instanceof Error && cause.message.includes('bias'))) throw cause;
    return unfused();
  }
}

/**
 * Checks whether a bias, or a slope of PReLU, is one number a channel, which is all that wasm's fused kernels take.
 *
 * @param bias Any that spreads over the result, or none.
 * @param channels The number of channels of the result.
 * @returns True also if there is none.
 */
export function isOfChannels(bias: Tensor | null | undefined, channels: number): boolean {
  return bias == null || (bias.rank === 1 && bias.size === channels);
}
