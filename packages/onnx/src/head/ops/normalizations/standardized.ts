import * as tf from '@tensorflow/tfjs-core';

/** Numbers with mean 0 and variance 1, and what was done to get them. */
export interface Standardized {
  readonly result: tf.Tensor;
  readonly mean: tf.Tensor;
  /** One over the deviation. */
  readonly factor: tf.Tensor;
}

/**
 * Brings numbers to mean 0 and variance 1.
 *
 * @param x The numbers.
 * @param axes The axes over which mean and variance go.
 * @param epsilon Added to the variance.
 * @returns The numbers, and what was done to get them, with all axes.
 */
export function standardized(x: tf.Tensor, axes: number[], epsilon: number): Standardized {
  const mean = tf.mean(x, axes, true);
  const centred = tf.sub(x, mean);
  const factor = tf.rsqrt(tf.add(tf.mean(tf.square(centred), axes, true), epsilon));
  return { result: tf.mul(centred, factor), mean, factor };
}
