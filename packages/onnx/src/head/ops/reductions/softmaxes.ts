import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { alongAxis } from './along-axis.js';
import { axisFrom, sizeOf } from '../../values/strides.js';

/** Until opset 12 over all axes from one on, as over one; since then over one axis. */
function softmax(op: string, compute: (x: tf.Tensor) => tf.Tensor): HeadOp {
  return {
    op,
    run: (call) => {
      const x = tensorAt(call);
      const isOld = call.opset < 13;
      const axis = axisFrom(numberOf(call.node, 'axis', isOld ? 1 : -1), x.rank);
      if (!isOld) return alongAxis(x, axis, compute);
      const rows = tf.reshape(x, [sizeOf(x.shape.slice(0, axis)), sizeOf(x.shape.slice(axis))]);
      return tf.reshape(compute(rows), x.shape);
    },
  };
}

/** Probabilities that sum to one, and their logarithms. */
export const softmaxes: readonly HeadOp[] = [
  softmax('Softmax', tf.softmax),
  softmax('LogSoftmax', tf.logSoftmax),
];
