import * as tf from '@tensorflow/tfjs-core';
import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { numberOf } from '../../attributes.js';
import { inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { isHost } from '../../values/head-value.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { preparedFrom } from '../../values/prepared-from.js';
import { tensorOf } from '../../values/head-value.js';

/** Each channel scaled and shifted by what training has seen: one product and one sum, whose factors are computed in JavaScript. */
export const batchNormalization: HeadOp = {
  op: 'BatchNormalization',
  lacks: (node) => {
    if (isTraining(node)) return 'normalises by the batch, as in training';
    const others = node.outputs.slice(1).filter((name) => name !== '');
    return others.length === 0 ? undefined : 'gives statistics of the batch, as in training';
  },
  run: (call) => {
    const x = tensorAt(call);
    const [factor, term] = factorAndTerm(call);
    const dims = x.shape.map((size, axis) => (axis === 1 ? size : 1));
    return tf.add(tf.mul(x, tf.reshape(factor, dims)), tf.reshape(term, dims));
  },
};

function isTraining(node: OnnxNode): boolean {
  return numberOf(node, 'training_mode', 0) !== 0;
}

function factorAndTerm(call: HeadCall): [tf.Tensor, tf.Tensor] {
  const epsilon = numberOf(call.node, 'epsilon', 1e-5);
  const [scale, offset, mean, variance] = [1, 2, 3, 4].map((at) => inputAt(call, at));
  if (!scale || !offset || !mean || !variance) throw new RangeError('four inputs are there');
  if (isHost(scale) && isHost(offset) && isHost(mean) && isHost(variance)) {
    const key = `normalization of ${call.node.name}`;
    const made = preparedFrom(scale, key, () => numbers(scale, offset, mean, variance, epsilon));
    return [tensorOf(made.factor), tensorOf(made.term)];
  }
  const factor = tf.div(tensorOf(scale), tf.sqrt(tf.add(tensorOf(variance), epsilon)));
  return [factor, tf.sub(tensorOf(offset), tf.mul(tensorOf(mean), factor))];
}

function numbers(
  scale: HostValue,
  offset: HostValue,
  mean: HostValue,
  variance: HostValue,
  epsilon: number,
): { readonly factor: HostValue; readonly term: HostValue } {
  const [scales, offsets, means, variances] = [scale, offset, mean, variance].map((each) =>
    Array.from(each.numbers()),
  );
  const factor = (scales ?? []).map(
    (each, at) => each / Math.sqrt((variances?.[at] ?? 0) + epsilon),
  );
  const term = factor.map((each, at) => (offsets?.[at] ?? 0) - (means?.[at] ?? 0) * each);
  return {
    factor: hostValue('float32', scale.dims, factor),
    term: hostValue('float32', scale.dims, term),
  };
}
