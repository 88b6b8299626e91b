import { oneHot, ones, type Tensor } from '@tensorflow/tfjs-core';

/**
 * `tf.oneHot` as float32, also for a single class, which tfjs refuses.
 *
 * @param classes Class indexes of any shape, int32.
 * @param count How many classes there are.
 * @returns The shape of `classes` with an axis of `count` behind it.
 */
export function oneHotRows(classes: Tensor, count: number): Tensor {
  return count === 1 ? ones([...classes.shape, 1]) : oneHot(classes, count, 1, 0, 'float32');
}
