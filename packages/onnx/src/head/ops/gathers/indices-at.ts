import * as tf from '@tensorflow/tfjs-core';
import { inputAt } from '../../call-inputs.js';
import type { HeadCall } from '../../head-op.js';
import { isHost, tensorOf } from '../../values/head-value.js';
import { hostValue } from '../../values/host-value.js';
import { axisFrom } from '../../values/strides.js';

/**
 * Gives an input that counts places along an axis, all of them from the front.
 *
 * @param call The node with its inputs.
 * @param position The position of the input.
 * @param size The size of the axis.
 * @returns The places, int32, of the input's shape.
 */
export function indicesAt(call: HeadCall, position: number, size: number): tf.Tensor {
  const value = inputAt(call, position);
  if (isHost(value)) {
    const places = Array.from(value.numbers(), (index) => axisFrom(index, size));
    return tensorOf(hostValue('int32', value.dims, places));
  }
  const places = tf.cast(value, 'int32');
  const fromBehind = tf.cast(tf.less(places, tf.scalar(0, 'int32')), 'int32');
  return tf.add(places, tf.mul(fromBehind, tf.scalar(size, 'int32')));
}
