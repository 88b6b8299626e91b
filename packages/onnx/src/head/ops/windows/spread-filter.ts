import * as tf from '@tensorflow/tfjs-core';
import { reachOf } from './windows-of.js';

/**
 * Dilates a filter by zeros, where TensorFlow.js has no dilation: over volumes and in transposed convolutions.
 *
 * @param filter `[...space, …]`
 * @param dilations One for each axis of space.
 * @returns The larger filter.
 */
export function spreadFilter(filter: tf.Tensor, dilations: readonly number[]): tf.Tensor {
  return dilations.reduce((result, dilation, axis) => {
    const kernel = result.shape[axis] ?? 1;
    if (dilation === 1 || kernel === 1) return result;
    const outer = result.shape.slice(0, axis);
    const inner = result.shape.slice(axis + 1);
    const pairs = tf.reshape(result, [...outer, kernel, 1, ...inner]);
    const gaps = pairs.shape.map((_, at): [number, number] => [
      0,
      at === axis + 1 ? dilation - 1 : 0,
    ]);
    const wide = tf.reshape(tf.pad(pairs, gaps), [...outer, kernel * dilation, ...inner]);
    const size = wide.shape.map((each, at) => (at === axis ? reachOf({ kernel, dilation }) : each));
    return tf.slice(
      wide,
      size.map(() => 0),
      size,
    );
  }, filter);
}
