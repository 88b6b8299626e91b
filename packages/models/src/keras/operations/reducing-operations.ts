import * as tf from '@tensorflow/tfjs-core';
import { asTensor, axesOf, type Operation } from './operation.js';

type Reduce = (x: tf.Tensor, axes: number[] | undefined, keepDims: boolean) => tf.Tensor;

const reduce =
  (compute: Reduce): Operation =>
  ([x], { axis, keepdims }) =>
    compute(asTensor(x), axesOf(axis), keepdims === true);

const place =
  (compute: (x: tf.Tensor, axis: number) => tf.Tensor): Operation =>
  ([x], { axis, keepdims }) => {
    const values = axis == null ? tf.reshape(asTensor(x), [-1]) : asTensor(x);
    const places = compute(values, Number(axis ?? 0));
    return keepdims === true ? tf.expandDims(places, Number(axis ?? 0)) : places;
  };

/** Operations from an axis, or several, to one number. */
export const reducingOperations: Readonly<Record<string, Operation>> = {
  Mean: reduce(tf.mean),
  Sum: reduce(tf.sum),
  Max: reduce(tf.max),
  Min: reduce(tf.min),
  Prod: reduce(tf.prod),
  Logsumexp: reduce(tf.logSumExp),
  Var: reduce(variance),
  Std: reduce((x, axes, keepDims) => tf.sqrt(variance(x, axes, keepDims))),
  Any: reduce((x, axes, keepDims) => tf.any(tf.cast(x, 'bool'), axes, keepDims)),
  All: reduce((x, axes, keepDims) => tf.all(tf.cast(x, 'bool'), axes, keepDims)),
  Argmax: place(tf.argMax),
  Argmin: place(tf.argMin),
  // The Euclidean norm: another is refused where the file is read.
  Norm: reduce((x, axes, keepDims) => tf.sqrt(tf.sum(tf.square(x), axes, keepDims))),
  Normalize: ([x], { axis, epsilon }) => {
    const values = asTensor(x);
    const squares = tf.sum(tf.square(values), axesOf(axis ?? -1), true);
    return tf.mul(values, tf.rsqrt(tf.maximum(squares, Number(epsilon ?? 1e-12))));
  },
  Softmax: ([x], { axis }) => alongLast(asTensor(x), Number(axis ?? -1), tf.softmax),
  LogSoftmax: ([x], { axis }) => alongLast(asTensor(x), Number(axis ?? -1), tf.logSoftmax),
};

/** Spelled out, as the gradient of tfjs' own squared difference does not sum over what was broadcast. */
function variance(x: tf.Tensor, axes: number[] | undefined, keepDims: boolean): tf.Tensor {
  return tf.mean(tf.square(tf.sub(x, tf.mean(x, axes, true))), axes, keepDims);
}

/** tfjs takes the last axis alone. */
function alongLast(x: tf.Tensor, axis: number, compute: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const place = axis < 0 ? axis + x.rank : axis;
  if (place === x.rank - 1) return compute(x);
  const order = x.shape.map((_, index) => index);
  order.splice(x.rank - 1, 1, place);
  order.splice(place, 1, x.rank - 1);
  return tf.transpose(compute(tf.transpose(x, order)), order);
}
