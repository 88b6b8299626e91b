import * as tf from '@tensorflow/tfjs-core';
import type { HeadOp } from '../../head-op.js';
import { tensorAt } from '../../call-inputs.js';
import { listOf } from '../../attributes.js';
import { inPlane, isPlain } from './in-plane.js';
import { windowSamples } from './window-samples.js';
import { windowsOf } from '../windows/windows-of.js';

const lowest = -3.4028234663852886e38;

/** The largest number of each window. */
export const maxPool: HeadOp = {
  op: 'MaxPool',
  lacks: ({ outputs }) =>
    (outputs[1] ?? '') === '' ? undefined : 'gives the places of its maxima',
  run: (call) => {
    const x = tensorAt(call);
    const windows = windowsOf(call.node, x.shape.slice(2), listOf(call.node, 'kernel_shape') ?? []);
    if (isPlain(windows)) return inPlane(x, windows, tf.maxPool);
    return tf.max(tf.stack(windowSamples(x, windows, lowest)), 0);
  },
};
