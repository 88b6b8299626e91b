import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { hostAt, isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadOp, HostCall } from '../../head-op.js';
import { eachOf } from '../../values/broadcast.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { sizeOf } from '../../values/strides.js';
import { alongAxisOf, shapeAlongAxis } from './along-axis-of.js';

/** Quantised numbers as floating ones; those of a constant are computed once, in JavaScript. */
export const dequantizeLinear: HeadOp = {
  op: 'DequantizeLinear',
  lacks: (node) => (numberOf(node, 'block_size', 0) === 0 ? undefined : 'is quantised by blocks'),
  run: (call) => {
    const x = tf.cast(tensorAt(call), 'float32');
    const scale = alongAxisOf(call, x.rank, tensorAt(call, 1));
    if (!isGiven(call, 2)) return tf.mul(x, scale);
    const zero = tf.cast(tensorAt(call, 2), 'float32');
    return tf.mul(tf.sub(x, alongAxisOf(call, x.rank, zero)), scale);
  },
  host: (call) => {
    const value = hostAt(call, 0);
    const scale = shaped(call, 1, value.dims.length);
    const zero = isGiven(call, 2) ? shaped(call, 2, value.dims.length) : hostValue('int8', [], [0]);
    return eachOf([value, scale, zero], 'float32', (...[x = 0, by = 1, from = 0]) =>
      Math.fround((x - from) * by),
    );
  },
};

function shaped(call: HostCall, position: number, rank: number): HostValue {
  const { type, dims, numbers } = hostAt(call, position);
  return { type, dims: shapeAlongAxis(call, rank, sizeOf(dims)), numbers };
}
