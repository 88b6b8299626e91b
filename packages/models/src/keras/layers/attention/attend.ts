import * as tf from '@tensorflow/tfjs-core';

/** The options of attention. */
interface AttendOptions {
  /** A number, or a tensor of one. */
  readonly scale: number | tf.Tensor;
  /** True if a position sees only itself and the positions before it. */
  readonly causal: boolean;
}

/**
 * Computes `softmax(q kᵀ scale) v`.
 *
 * @param query [..., positions, depth].
 * @param key [..., other positions, depth].
 * @param value [..., other positions, other depth].
 * @param options Scale and order.
 * @returns [..., positions, other depth].
 */
export function attend(
  query: tf.Tensor,
  key: tf.Tensor,
  value: tf.Tensor,
  options: AttendOptions,
): tf.Tensor {
  const scores = tf.matMul(tf.mul(query, options.scale), key, false, true);
  const seen = options.causal ? tf.add(scores, hideLater(scores.shape)) : scores;
  return tf.matMul(tf.softmax(seen), value);
}

/** Adds so much that the softmax is exactly 0 for what comes later. */
function hideLater(shape: readonly number[]): tf.Tensor {
  const [columns = 0, rows = 0] = [...shape].reverse();
  const hidden = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    hidden.fill(-1e9, row * columns + row + 1, (row + 1) * columns);
  return tf.reshape(tf.tensor2d(hidden, [rows, columns]), [
    ...Array<number>(shape.length - 2).fill(1),
    rows,
    columns,
  ]);
}
