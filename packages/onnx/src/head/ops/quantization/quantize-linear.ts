import * as tf from '@tensorflow/tfjs-core';
import type { OnnxNode, OnnxType } from '../../../graph/onnx-graph.js';
import { numberOf } from '../../attributes.js';
import { inputAt, isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { isHost } from '../../values/head-value.js';
import { tensorType } from '../../../file/tensor/tensor-types.js';
import { alongAxisOf } from './along-axis-of.js';
import { straightThrough } from './straight-through.js';

const ranges: Partial<Record<OnnxType, readonly [least: number, most: number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32768, 32767],
  uint16: [0, 65535],
};

/**
 * Numbers rounded to the steps of a quantised type, and kept as floating ones.
 *
 * Their gradient would be zero; it is passed straight through (Bengio, Léonard and Courville 2013, arXiv 1308.3432), but for numbers beyond the
 * range of the type: that is the gradient of the network before it was quantised.
 */
export const quantizeLinear: HeadOp = {
  op: 'QuantizeLinear',
  isStraightThrough: true,
  lacks: (node) => (numberOf(node, 'block_size', 0) === 0 ? undefined : 'quantises by blocks'),
  run: (call) => {
    const x = tensorAt(call);
    const scale = alongAxisOf(call, x.rank, tensorAt(call, 1));
    const zero = isGiven(call, 2)
      ? alongAxisOf(call, x.rank, tf.cast(tensorAt(call, 2), 'float32'))
      : tf.scalar(0);
    const [least, most] = rangeOf(call);
    const exact = tf.clipByValue(tf.add(tf.div(x, scale), zero), least, most);
    return straightThrough(exact);
  },
};

function rangeOf(call: HeadCall): readonly [number, number] {
  const zero = isGiven(call, 2) ? inputAt(call, 2) : undefined;
  const type = zero && isHost(zero) ? zero.type : outputType(call.node);
  return ranges[type] ?? [0, 255];
}

function outputType(node: OnnxNode): OnnxType {
  return tensorType(numberOf(node, 'output_dtype', 0))?.type ?? 'uint8';
}
