import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';

/** Each number divided by what its neighbours among the channels have. */
export const localResponseNormalization: HeadOp = {
  op: 'LRN',
  run: (call) => {
    const x = tensorAt(call);
    const size = numberOf(call.node, 'size', 1);
    const before = Math.floor((size - 1) / 2);
    const pads = x.shape.map((_, axis): [number, number] =>
      axis === 1 ? [before, size - 1 - before] : [0, 0],
    );
    const squares = tf.pad(tf.square(x), pads);
    const shifted = Array.from({ length: size }, (_, at) =>
      tf.slice(
        squares,
        x.shape.map((__, axis) => (axis === 1 ? at : 0)),
        x.shape,
      ),
    );
    const scaled = tf.mul(tf.addN(shifted), numberOf(call.node, 'alpha', 1e-4) / size);
    const divisor = tf.pow(
      tf.add(scaled, numberOf(call.node, 'bias', 1)),
      numberOf(call.node, 'beta', 0.75),
    );
    return tf.div(x, divisor);
  },
};
