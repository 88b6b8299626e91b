import * as tf from '@tensorflow/tfjs-core';
import { listOf, numberOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { windowSamples } from './window-samples.js';
import { windowsOf } from '../windows/windows-of.js';

/** The p-norm of each window. */
export const lpPool: HeadOp = {
  op: 'LpPool',
  run: (call) => {
    const x = tensorAt(call);
    const p = numberOf(call.node, 'p', 2);
    const windows = windowsOf(call.node, x.shape.slice(2), listOf(call.node, 'kernel_shape') ?? []);
    const powers = p === 2 ? tf.square(x) : tf.pow(tf.abs(x), p);
    return tf.pow(tf.addN(windowSamples(powers, windows, 0)), 1 / p);
  },
};
