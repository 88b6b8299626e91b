import * as tf from '@tensorflow/tfjs-core';

/** From a tensor [2, 4] to one that can be repeated to its shape, of any type, constant almost everywhere. */
export interface ZeroGradientOp {
  readonly op: string;
  readonly result: (x: tf.Tensor) => tf.Tensor;
}

const truth = (x: tf.Tensor): tf.Tensor => tf.greater(x, 0);
const against = (x: tf.Tensor): tf.Tensor => tf.reverse(x, 1);

/** Ops whose gradient is zero, as TensorFlow has it, with a use of each. */
export const zeroGradientOps: readonly ZeroGradientOp[] = [
  { op: 'All', result: (x) => tf.all(truth(x), 1, true) },
  { op: 'Any', result: (x) => tf.any(truth(x), 0) },
  { op: 'ArgMax', result: (x) => tf.argMax(x, 0) },
  { op: 'ArgMin', result: (x) => tf.expandDims(tf.argMin(x, 1), 1) },
  { op: 'Cast', result: (x) => tf.cast(x, 'int32') },
  { op: 'Cast', result: (x) => tf.cast(tf.step(x), 'bool') },
  { op: 'Ceil', result: (x) => tf.ceil(x) },
  { op: 'Equal', result: (x) => tf.equal(x, tf.max(x, 1, true)) },
  { op: 'Floor', result: (x) => tf.floor(x) },
  { op: 'FloorDiv', result: (x) => tf.floorDiv(tf.add(x, 8), tf.tensor1d([20])) },
  { op: 'Greater', result: (x) => tf.greater(x, against(x)) },
  { op: 'GreaterEqual', result: (x) => tf.greaterEqual(x, against(x)) },
  { op: 'IsFinite', result: (x) => tf.isFinite(x) },
  { op: 'IsInf', result: (x) => tf.isInf(x) },
  { op: 'IsNan', result: (x) => tf.isNaN(x) },
  { op: 'Less', result: (x) => tf.less(x, 0.6) },
  { op: 'LessEqual', result: (x) => tf.lessEqual(tf.mean(x, 1, true), x) },
  { op: 'LogicalAnd', result: (x) => tf.logicalAnd(truth(x), tf.less(x, 1)) },
  { op: 'LogicalNot', result: (x) => tf.logicalNot(truth(x)) },
  { op: 'LogicalOr', result: (x) => tf.logicalOr(truth(x), tf.less(x, -1)) },
  { op: 'NotEqual', result: (x) => tf.notEqual(tf.relu(x), 0) },
  { op: 'OneHot', result: (x) => tf.oneHot(tf.argMax(x, 1), 4) },
  { op: 'OnesLike', result: (x) => tf.onesLike(x) },
  { op: 'Round', result: (x) => tf.round(x) },
  { op: 'Sign', result: (x) => tf.sign(x) },
  { op: 'Step', result: (x) => tf.step(x, 0.5) },
  { op: 'TopK', result: (x) => tf.topk(x, 1).indices },
  { op: 'ZerosLike', result: (x) => tf.zerosLike(x) },
  { op: 'Select', result: (x) => tf.where(tf.greater(x, 0), tf.scalar(2), tf.scalar(-1)) },
  {
    op: 'Less',
    // The root's slope at zero is infinite; nothing of it may come through.
    result: (x) => tf.less(tf.sqrt(tf.relu(x)), 0.5),
  },
  { op: 'GatherV2', result: (x) => tf.gather(tf.tensor1d([3, 1, 4, 1]), tf.argMax(x, 0)) },
];
