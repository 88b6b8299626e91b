import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { gelu } from '../elementwise/gelu.js';
import { standardized } from '../normalizations/standardized.js';

/** The ops that ONNX Runtime's optimiser writes in place of several of ONNX's. */
const domain = 'com.microsoft';

/** Adds an input, where it is given. */
function plus(x: tf.Tensor, call: HeadCall, position: number): tf.Tensor {
  return isGiven(call, position) ? tf.add(x, tensorAt(call, position)) : x;
}

const fusedMatMul: HeadOp = {
  op: 'FusedMatMul',
  domain,
  lacks: (node) => {
    const isBatchTurned = numberOf(node, 'transBatchA', 0) + numberOf(node, 'transBatchB', 0) > 0;
    return isBatchTurned ? 'turns the batch of a factor' : undefined;
  },
  run: (call) => {
    const flag = (name: string): boolean => numberOf(call.node, name, 0) !== 0;
    const product = tf.matMul(tensorAt(call, 0), tensorAt(call, 1), flag('transA'), flag('transB'));
    return tf.mul(product, numberOf(call.node, 'alpha', 1));
  },
};

const skipLayerNormalization: HeadOp = {
  op: 'SkipLayerNormalization',
  domain,
  run: (call) => {
    const sum = plus(tf.add(tensorAt(call, 0), tensorAt(call, 1)), call, 4);
    const last = sum.rank - 1;
    const { result, mean, factor } = standardized(
      sum,
      [last],
      numberOf(call.node, 'epsilon', 1e-12),
    );
    return [plus(tf.mul(result, tensorAt(call, 2)), call, 3), mean, factor, sum];
  },
};

/** The ops of ONNX Runtime's own that an optimised image network has. */
export const fusedOps: readonly HeadOp[] = [
  { op: 'Gelu', domain, run: (call) => gelu(tensorAt(call), false) },
  { op: 'BiasGelu', domain, run: (call) => gelu(plus(tensorAt(call), call, 1), false) },
  { op: 'FastGelu', domain, run: (call) => gelu(plus(tensorAt(call), call, 1), true) },
  {
    op: 'QuickGelu',
    domain,
    run: (call) => {
      const x = tensorAt(call);
      return tf.mul(x, tf.sigmoid(tf.mul(x, numberOf(call.node, 'alpha', 1.702))));
    },
  },
  fusedMatMul,
  skipLayerNormalization,
];
