import * as tf from '@tensorflow/tfjs-core';

/**
 * Computes a number times the share of a normal distribution below it.
 *
 * @param x The numbers.
 * @param isApproximate True for the approximation by a tangent, that of BERT.
 * @returns As many numbers.
 */
export function gelu(x: tf.Tensor, isApproximate: boolean): tf.Tensor {
  const inner = isApproximate ? approximation(x) : tf.erf(tf.div(x, Math.SQRT2));
  return tf.mul(tf.mul(x, 0.5), tf.add(inner, 1));
}

function approximation(x: tf.Tensor): tf.Tensor {
  const cube = tf.mul(x, tf.square(x));
  return tf.tanh(tf.mul(tf.add(x, tf.mul(cube, 0.044715)), Math.sqrt(2 / Math.PI)));
}
