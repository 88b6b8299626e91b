import type { Tensor } from '@tensorflow/tfjs-core';

/** The network of a sample, as metrics run it. */
export interface MeasuredNetwork {
  /** The number of inputs that are run at once. */
  readonly batchSize: number;
  /**
   * Computes the score of one class.
   *
   * @param inputs `[N, ...]`, of the order and type of the sample's input; the caller keeps them.
   * @param classIndex The class.
   * @returns A score for each input.
   * @throws `NOT_FINITE`
   */
  scores(inputs: Tensor, classIndex: number): Promise<readonly number[]>;
  /**
   * Makes the map of a changed input, as `explain` of `evaluate` says.
   *
   * @param x `[1, ...]`; the caller keeps it.
   * @param classIndex The class.
   * @param featureLayer Of this feature layer in place of its own.
   * @returns A number for each position, in reading order.
   */
  explain(x: Tensor, classIndex: number, featureLayer?: string): Promise<Float32Array>;
}
