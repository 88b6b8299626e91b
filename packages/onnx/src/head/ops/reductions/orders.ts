import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { numbersAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { axisFrom } from '../../values/strides.js';
import { alongAxis } from './along-axis.js';

/** Makes an op that gives the place of the largest or smallest number; its gradient is zero. */
function placeOf(op: string, find: (x: tf.Tensor, axis: number) => tf.Tensor): HeadOp {
  return {
    op,
    run: (call) => {
      const x = tensorAt(call);
      const axis = axisFrom(numberOf(call.node, 'axis', 0), x.rank);
      const isLast = numberOf(call.node, 'select_last_index', 0) !== 0;
      const found = isLast
        ? tf.sub(tf.scalar((x.shape[axis] ?? 1) - 1, 'int32'), find(tf.reverse(x, axis), axis))
        : find(x, axis);
      return numberOf(call.node, 'keepdims', 1) === 0 ? found : tf.expandDims(found, axis);
    },
  };
}

/** The places of the largest and smallest numbers. */
export const places: readonly HeadOp[] = [
  placeOf('ArgMax', tf.argMax),
  placeOf('ArgMin', tf.argMin),
];

/** The largest or smallest numbers of an axis, and their places, which have no gradient. */
export const topK: HeadOp = {
  op: 'TopK',
  hosts: [1],
  run: (call) => {
    const x = tensorAt(call);
    const axis = axisFrom(numberOf(call.node, 'axis', -1), x.rank);
    const sign = numberOf(call.node, 'largest', 1) === 0 ? tf.neg : (each: tf.Tensor) => each;
    const chosen = (name: 'values' | 'indices') =>
      alongAxis(x, axis, (rows) => tf.topk(sign(rows), countOf(call), true)[name]);
    return [sign(chosen('values')), chosen('indices')];
  },
};

/** An attribute until opset 9, an input since. */
function countOf(call: HeadCall): number {
  return numbersAt(call, 1)?.[0] ?? numberOf(call.node, 'k', 1);
}

/** Sums up to each place of an axis. */
export const cumSum: HeadOp = {
  op: 'CumSum',
  hosts: [1],
  run: (call) => {
    const x = tensorAt(call);
    const axis = axisFrom(numbersAt(call, 1)?.[0] ?? 0, x.rank);
    const flag = (name: string): boolean => numberOf(call.node, name, 0) !== 0;
    return tf.cumsum(x, axis, flag('exclusive'), flag('reverse'));
  },
};
