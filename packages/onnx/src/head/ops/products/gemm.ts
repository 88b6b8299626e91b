import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { timesMatrix } from './times-matrix.js';

/** A fully connected layer: a matrix product, scaled, and another matrix, scaled. */
export const gemm: HeadOp = {
  op: 'Gemm',
  run: (call) => {
    const flag = (name: string): boolean => numberOf(call.node, name, 0) !== 0;
    const [a, b] = [tensorAt(call, 0), tensorAt(call, 1)];
    const rows = flag('transA') ? tf.transpose(a) : a;
    const product = timesMatrix(rows, b, flag('transB'));
    const scaled = times(product, numberOf(call.node, 'alpha', 1));
    if (!isGiven(call, 2)) return scaled;
    return tf.add(scaled, times(tensorAt(call, 2), numberOf(call.node, 'beta', 1)));
  },
};

function times(x: tf.Tensor, factor: number): tf.Tensor {
  return factor === 1 ? x : tf.mul(x, factor);
}
