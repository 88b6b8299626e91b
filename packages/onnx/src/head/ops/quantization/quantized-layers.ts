import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import type { HeadValue } from '../../values/head-value.js';
import { arithmetic } from '../elementwise/arithmetic.js';
import { activations } from '../elementwise/activations.js';
import { functions } from '../elementwise/functions.js';
import { concat } from '../arrangements/concat.js';
import { averagePool } from '../pools/average-pool.js';
import { globalPools } from '../pools/global-pools.js';
import { gemm } from '../products/gemm.js';
import { matMul } from '../products/mat-mul.js';
import { softmaxes } from '../reductions/softmaxes.js';
import { conv } from '../windows/conv.js';
import { inFloat, onlyOutput, quantised } from './in-float.js';

/** The domain of ONNX Runtime's own ops. */
const domain = 'com.microsoft';

/** Computes an op with other inputs than those of the node. */
function by(op: HeadOp, call: HeadCall, inputs: readonly HeadValue[]): HeadValue {
  return onlyOutput(op.run({ ...call, inputs }));
}

/** The bias of a product of quantised numbers, which is in steps of both scales. */
function biasAt(call: HeadCall, position: number, factor = 1): HeadValue[] {
  if (!isGiven(call, position)) return [];
  const step = tf.mul(tf.mul(tensorAt(call, 1), tensorAt(call, 4)), factor);
  return [tf.mul(tf.cast(tensorAt(call, position), 'float32'), step)];
}

const qLinearConv: HeadOp = {
  op: 'QLinearConv',
  run: (call) => {
    const inputs = [inFloat(call, 0), inFloat(call, 3, 0), ...biasAt(call, 8)];
    return quantised(call, by(conv, call, inputs), 6);
  },
};

const qLinearMatMul: HeadOp = {
  op: 'QLinearMatMul',
  run: (call) => {
    const inputs = [inFloat(call, 0, -2), inFloat(call, 3, -1)];
    return quantised(call, by(matMul, call, inputs), 6);
  },
};

const qGemm: HeadOp = {
  op: 'QGemm',
  domain,
  run: (call) => {
    const isTurned = numberOf(call.node, 'transB', 0) !== 0;
    const bias = biasAt(call, 6, numberOf(call.node, 'alpha', 1));
    const result = by(gemm, call, [inFloat(call, 0), inFloat(call, 3, isTurned ? 0 : 1), ...bias]);
    return isGiven(call, 7) ? quantised(call, result, 7) : result;
  },
};

const qLinearConcat: HeadOp = {
  op: 'QLinearConcat',
  domain,
  run: (call) => {
    const starts = call.inputs.flatMap((_, at) => (at % 3 === 2 ? [at] : []));
    const parts = starts.map((start) => inFloat(call, start));
    return quantised(call, by(concat, call, parts), 0);
  },
};

/** An op of one or two quantised tensors, each followed by its scale and zero point. */
function quantisedOp(op: HeadOp | undefined, count: 1 | 2): HeadOp {
  if (op === undefined) throw new RangeError('a quantised op stands for another');
  return {
    op: `QLinear${op.op}`,
    domain,
    lacks: (node) =>
      numberOf(node, 'channels_last', 0) === 0 ? undefined : 'has its channels last',
    run: (call) => {
      const inputs = count === 1 ? [inFloat(call, 0)] : [inFloat(call, 0), inFloat(call, 3)];
      // A softmax says by itself which version it follows.
      const opset = numberOf(call.node, 'opset', call.opset);
      return quantised(call, by(op, { ...call, opset }, inputs), 3 * count);
    },
  };
}

function named(ops: readonly HeadOp[], name: string): HeadOp | undefined {
  return ops.find(({ op }) => op === name);
}

/** The layers of networks that ONNX Runtime's quantiser has written with ops of their own, computed in floating numbers. */
export const quantizedLayers: readonly HeadOp[] = [
  qGemm,
  qLinearConcat,
  qLinearConv,
  qLinearMatMul,
  quantisedOp(averagePool, 1),
  quantisedOp(named(globalPools, 'GlobalAveragePool'), 1),
  quantisedOp(named(functions, 'Sigmoid'), 1),
  quantisedOp(named(activations, 'LeakyRelu'), 1),
  quantisedOp(named(softmaxes, 'Softmax'), 1),
  quantisedOp(named(arithmetic, 'Add'), 2),
  quantisedOp(named(arithmetic, 'Mul'), 2),
];
