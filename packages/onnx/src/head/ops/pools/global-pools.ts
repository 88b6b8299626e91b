import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';

function global(
  op: string,
  pool: (x: tf.Tensor, axes: number[], call: HeadCall) => tf.Tensor,
): HeadOp {
  return {
    op,
    run: (call) => {
      const x = tensorAt(call);
      return pool(x, x.shape.map((_, axis) => axis).slice(2), call);
    },
  };
}

/** Pools over all of space. */
export const globalPools: readonly HeadOp[] = [
  global('GlobalAveragePool', (x, axes) => tf.mean(x, axes, true)),
  global('GlobalMaxPool', (x, axes) => tf.max(x, axes, true)),
  global('GlobalLpPool', (x, axes, { node }) => {
    const p = numberOf(node, 'p', 2);
    return tf.pow(tf.sum(tf.pow(tf.abs(x), p), axes, true), 1 / p);
  }),
];
