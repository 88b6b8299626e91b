import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { hostAt, inputAt, isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { eachOf } from '../../values/broadcast.js';
import { isHost } from '../../values/head-value.js';

const open = { min: -3.4028234663852886e38, max: 3.4028234663852886e38 };

/** Bounded numbers. What a ReLU or a ReLU6 is runs as one, so that what knows these by name knows it. */
export const clip: HeadOp = {
  op: 'Clip',
  run: (call) => {
    const x = tensorAt(call);
    const [min, max] = [bound(call, 'min', 1), bound(call, 'max', 2)];
    if (typeof min !== 'number' || typeof max !== 'number') return between(x, min, max);
    if (x.dtype === 'int32') return between(x, tf.scalar(min, 'int32'), tf.scalar(max, 'int32'));
    if (min === 0 && max === open.max) return tf.relu(x);
    if (min === 0 && max === 6) return tf.relu6(x);
    return tf.clipByValue(x, min, max);
  },
  host: (call) => {
    const [min, max] = [bound(call, 'min', 1), bound(call, 'max', 2)].map(Number);
    return eachOf([hostAt(call, 0)], hostAt(call, 0).type, (...[each = 0]) =>
      Math.min(max ?? open.max, Math.max(min ?? open.min, each)),
    );
  },
};

/** An attribute until opset 10, an input since. */
function bound(call: HeadCall, name: 'min' | 'max', position: number): number | tf.Tensor {
  if (!isGiven(call, position)) return numberOf(call.node, name, open[name]);
  const value = inputAt(call, position);
  return isHost(value) ? (value.numbers()[0] ?? open[name]) : value;
}

function between(x: tf.Tensor, min: number | tf.Tensor, max: number | tf.Tensor): tf.Tensor {
  return tf.minimum(tf.maximum(x, min), max);
}
