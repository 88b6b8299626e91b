import * as tf from '@tensorflow/tfjs-core';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { timesMatrix } from './times-matrix.js';

/** Matrix products, over leading axes that are repeated to fit; of vectors as in numpy. */
export const matMul: HeadOp = {
  op: 'MatMul',
  run: (call) => {
    const [a, b] = [tensorAt(call, 0), tensorAt(call, 1)];
    const left = a.rank === 1 ? tf.expandDims(a, 0) : a;
    const right = b.rank === 1 ? tf.expandDims(b, 1) : b;
    const result = product(left, right);
    const alone = [
      ...(a.rank === 1 ? [result.rank - 2] : []),
      ...(b.rank === 1 ? [result.rank - 1] : []),
    ];
    return alone.length === 0 ? result : tf.squeeze(result, alone);
  },
};

/** One large product in place of many small ones where the second factor is one matrix. */
function product(left: tf.Tensor, right: tf.Tensor): tf.Tensor {
  if (right.rank > 2) return tf.matMul(left, right);
  if (left.rank === 2) return timesMatrix(left, right, false);
  const rows = tf.reshape(left, [-1, left.shape.at(-1) ?? 1]);
  const dims = [...left.shape.slice(0, -1), right.shape[1] ?? 1];
  return tf.reshape(timesMatrix(rows, right, false), dims);
}
