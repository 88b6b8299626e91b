import * as tf from '@tensorflow/tfjs-core';
import { hostAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { eachOf } from '../../values/broadcast.js';

/** One tensor where a condition holds, another elsewhere. */
export const where: HeadOp = {
  op: 'Where',
  run: (call) => tf.where(tf.cast(tensorAt(call, 0), 'bool'), tensorAt(call, 1), tensorAt(call, 2)),
  host: (call) =>
    eachOf(
      [hostAt(call, 0), hostAt(call, 1), hostAt(call, 2)],
      hostAt(call, 1).type,
      (...[condition, a = 0, b = 0]) => (condition === 0 ? b : a),
    ),
};
