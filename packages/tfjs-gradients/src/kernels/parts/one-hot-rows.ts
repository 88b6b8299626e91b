import { cast, oneHot, ones, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes `tf.oneHot` as float32.
 *
 * tfjs refuses a single class, and the wasm backend writes integers into a float32 result: both are worked around.
 *
 * @param classes Class indexes of any shape, int32.
 * @param count The number of classes.
 * @returns The shape of `classes` with an axis of `count` behind it.
 */
export function oneHotRows(classes: Tensor, count: number): Tensor {
  return count === 1 ? ones([...classes.shape, 1]) : cast(oneHot(classes, count), 'float32');
}
