import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { axisFrom } from '../../values/strides.js';

/** An axis brought to the length 1. */
export const lpNormalization: HeadOp = {
  op: 'LpNormalization',
  run: (call) => {
    const x = tensorAt(call);
    const axis = axisFrom(numberOf(call.node, 'axis', -1), x.rank);
    return tf.div(x, tf.norm(x, numberOf(call.node, 'p', 2), axis, true));
  },
};
