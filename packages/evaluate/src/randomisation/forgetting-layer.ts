import type { Tensor } from '@tensorflow/tfjs-core';

/** A layer whose weights can be taken from it for a while. */
export interface ForgettingLayer {
  readonly name: string;
  /**
   * Gives its weights.
   *
   * @returns Those that it has now, which stay the model's.
   */
  weights(): readonly Tensor[];
  /**
   * Gives it other weights.
   *
   * @param weights One for each, of the same shapes; they are disposed here once the layer has no use for them.
   * @returns A function that gives it those back which it had, and is called once.
   */
  replace(weights: readonly Tensor[]): () => void;
}
