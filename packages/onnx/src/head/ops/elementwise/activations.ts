import * as tf from '@tensorflow/tfjs-core';
import { numberOf, wordOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { gelu } from './gelu.js';

/** Makes an op of a function of a tensor and of the numbers among a node's attributes. */
function activation(
  op: string,
  attributes: readonly (readonly [name: string, fallback: number])[],
  compute: (input: tf.Tensor, first: number, second: number) => tf.Tensor,
): HeadOp {
  return {
    op,
    run: (call) => {
      const [first = 0, second = 0] = attributes.map((each) => numberOf(call.node, ...each));
      return compute(tensorAt(call), first, second);
    },
  };
}

/** `e^x - 1` below zero and zero above; the exponential of what lies above is not computed, for it may be infinite. */
function below(x: tf.Tensor): tf.Tensor {
  return tf.elu(tf.neg(tf.relu(tf.neg(x))));
}

const selu = [1.6732632423543772, 1.0507009873554805] as const;

/** The activations that have attributes. */
export const activations: readonly HeadOp[] = [
  activation('LeakyRelu', [['alpha', 0.01]], tf.leakyRelu),
  activation('Elu', [['alpha', 1]], (x, alpha) =>
    alpha === 1 ? tf.elu(x) : tf.add(tf.relu(x), tf.mul(below(x), alpha)),
  ),
  activation('Celu', [['alpha', 1]], (x, alpha) =>
    tf.add(tf.relu(x), tf.mul(below(tf.div(x, alpha)), alpha)),
  ),
  activation(
    'Selu',
    [
      ['alpha', selu[0]],
      ['gamma', selu[1]],
    ],
    (x, alpha, gamma) => tf.mul(tf.add(tf.relu(x), tf.mul(below(x), alpha)), gamma),
  ),
  activation('ThresholdedRelu', [['alpha', 1]], (x, alpha) =>
    tf.mul(x, tf.cast(tf.greater(x, alpha), 'float32')),
  ),
  activation(
    'HardSigmoid',
    [
      ['alpha', 0.2],
      ['beta', 0.5],
    ],
    (x, alpha, beta) => tf.clipByValue(tf.add(tf.mul(x, alpha), beta), 0, 1),
  ),
  activation(
    'Shrink',
    [
      ['lambd', 0.5],
      ['bias', 0],
    ],
    (x, edge, bias) => {
      const outside = tf.cast(tf.greater(tf.abs(x), edge), 'float32');
      return tf.mul(outside, tf.sub(x, tf.mul(tf.sign(x), bias)));
    },
  ),
  {
    op: 'Gelu',
    run: (call) => gelu(tensorAt(call), wordOf(call.node, 'approximate', 'none') === 'tanh'),
  },
];
