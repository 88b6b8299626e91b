import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { hostAt, inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp, HostCall } from '../../head-op.js';
import { eachOf } from '../../values/broadcast.js';
import { isHost } from '../../values/head-value.js';
import { withoutGradient } from '../quantization/straight-through.js';
import type { HostValue } from '../../values/host-value.js';
import { tensorType } from '../../../file/tensor/tensor-types.js';
import { isWhole, rounded } from '../../values/types.js';
import type { OnnxType } from '../../../graph/onnx-graph.js';

/** Numbers of another type. Floating ones stay of 32 bits, whatever their width in the file. */
export const cast: HeadOp = {
  op: 'Cast',
  lacks: (node) =>
    tensorType(numberOf(node, 'to', 1))?.type === undefined
      ? 'makes a type that is not read'
      : undefined,
  run: (call) => castTensor(tensorAt(call), tensorType(numberOf(call.node, 'to', 1))?.type),
  host: (call) => castHost(call, tensorType(numberOf(call.node, 'to', 1))?.type),
};

/** Numbers of the type of another tensor. */
export const castLike: HeadOp = {
  op: 'CastLike',
  run: (call) => {
    const like = inputAt(call, 1);
    return isHost(like)
      ? castTensor(tensorAt(call), like.type)
      : castTo(tensorAt(call), like.dtype);
  },
  host: (call) => castHost(call, hostAt(call, 1).type),
};

function castTensor(x: tf.Tensor, to: OnnxType = 'float32'): tf.Tensor {
  return castTo(x, to === 'bool' ? to : isWhole(to) ? 'int32' : 'float32');
}

/** Whole numbers and truth values end the gradient, as rounding does; a cast of TensorFlow.js would pass it on. */
function castTo(x: tf.Tensor, to: tf.DataType): tf.Tensor {
  return tf.cast(to === 'float32' ? x : withoutGradient(x), to);
}

function castHost(call: HostCall, to: OnnxType = 'float32'): HostValue {
  return eachOf([hostAt(call, 0)], to, (...[each = 0]) =>
    to === 'bool' ? Number(each !== 0) : rounded(to, each),
  );
}
