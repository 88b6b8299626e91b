import * as tf from '@tensorflow/tfjs-core';
import { listOf, numberOf } from '../../attributes.js';
import { isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { axisFrom } from '../../values/strides.js';
import { standardized } from './standardized.js';

function axesFrom(first: number, rank: number): number[] {
  return Array.from({ length: rank - first }, (_, at) => first + at);
}

function epsilonOf({ node }: HeadCall): number {
  return numberOf(node, 'epsilon', 1e-5);
}

/** Numbers for each channel, in a shape that fits a tensor with channels first. */
function forChannels(numbers: tf.Tensor, rank: number): tf.Tensor {
  return tf.reshape(numbers, [numbers.size, ...Array.from({ length: rank - 2 }, () => 1)]);
}

/** The last axes brought to mean 0 and variance 1, then scaled and shifted. */
export const layerNormalization: HeadOp = {
  op: 'LayerNormalization',
  run: (call) => {
    const x = tensorAt(call);
    const axes = axesFrom(axisFrom(numberOf(call.node, 'axis', -1), x.rank), x.rank);
    const { result, mean, factor } = standardized(x, axes, epsilonOf(call));
    const scaled = tf.mul(result, tensorAt(call, 1));
    return [isGiven(call, 2) ? tf.add(scaled, tensorAt(call, 2)) : scaled, mean, factor];
  },
};

/** Each channel of each sample brought to mean 0 and variance 1, then scaled and shifted. */
export const instanceNormalization: HeadOp = {
  op: 'InstanceNormalization',
  run: (call) => {
    const x = tensorAt(call);
    const { result } = standardized(x, axesFrom(2, x.rank), epsilonOf(call));
    const [scale, offset] = [1, 2].map((at) => forChannels(tensorAt(call, at), x.rank));
    return tf.add(tf.mul(result, scale ?? 1), offset ?? 0);
  },
};

/** Groups of channels brought to mean 0 and variance 1, then scaled and shifted: by group until opset 20, by channel since. */
export const groupNormalization: HeadOp = {
  op: 'GroupNormalization',
  run: (call) => {
    const x = tensorAt(call);
    const [batch = 1, channels = 1] = x.shape;
    const groups = numberOf(call.node, 'num_groups', 1);
    const { result } = standardized(tf.reshape(x, [batch, groups, -1]), [2], epsilonOf(call));
    const [scale, offset] = [1, 2].map((at) => {
      const numbers = tensorAt(call, at);
      const each = numbers.size === channels ? 1 : channels / groups;
      const repeated = tf.tile(tf.reshape(numbers, [-1, 1]), [1, each]);
      return forChannels(tf.reshape(repeated, [-1]), x.rank);
    });
    return tf.add(tf.mul(tf.reshape(result, x.shape), scale ?? 1), offset ?? 0);
  },
};

/** All channels of each sample, or other axes, brought to mean 0 and variance 1. */
export const meanVarianceNormalization: HeadOp = {
  op: 'MeanVarianceNormalization',
  run: (call) => {
    const x = tensorAt(call);
    const axes = (listOf(call.node, 'axes') ?? [0, 2, 3]).map((axis) => axisFrom(axis, x.rank));
    return standardized(x, axes, 1e-9).result;
  },
};
