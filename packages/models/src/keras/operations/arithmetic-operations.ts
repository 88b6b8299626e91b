import * as tf from '@tensorflow/tfjs-core';
import { textOf, type Json } from '../config/json.js';
import { asOperands, asTensor, type Operation, type OperationValue } from './operation.js';

type Binary = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
type Unary = (x: tf.Tensor) => tf.Tensor;

const binary =
  (compute: Binary): Operation =>
  (values) => {
    const [a, b] = asOperands(values.slice(0, 2));
    return compute(asTensor(a), asTensor(b));
  };

const unary =
  (compute: Unary): Operation =>
  ([x]) =>
    compute(asTensor(x));

const logical =
  (compute: Binary): Operation =>
  (values) => {
    const [a, b] = values.map((value) => tf.cast(asTensor(value), 'bool'));
    return compute(asTensor(a), asTensor(b));
  };

/** Operations from number to number. */
export const arithmeticOperations: Readonly<Record<string, Operation>> = {
  Add: binary(tf.add),
  Subtract: binary(tf.sub),
  Multiply: binary(tf.mul),
  // tfjs divides integers without a rest.
  Divide: (values) => tf.div(float(values[0]), float(values[1])),
  Power: binary(tf.pow),
  Maximum: binary(tf.maximum),
  Minimum: binary(tf.minimum),
  SquaredDifference: binary((a, b) => tf.square(tf.sub(a, b))),
  Equal: binary(tf.equal),
  NotEqual: binary(tf.notEqual),
  Greater: binary(tf.greater),
  GreaterEqual: binary(tf.greaterEqual),
  Less: binary(tf.less),
  LessEqual: binary(tf.lessEqual),
  LogicalAnd: logical(tf.logicalAnd),
  LogicalOr: logical(tf.logicalOr),
  LogicalNot: ([x]) => tf.logicalNot(tf.cast(asTensor(x), 'bool')),
  Negative: unary(tf.neg),
  Absolute: unary(tf.abs),
  Square: unary(tf.square),
  Sqrt: unary(tf.sqrt),
  Rsqrt: unary(tf.rsqrt),
  Reciprocal: unary((x) => tf.div(1, x)),
  Exp: unary(tf.exp),
  Log: unary(tf.log),
  Log1p: unary(tf.log1p),
  Sign: unary(tf.sign),
  Floor: unary(tf.floor),
  Ceil: unary(tf.ceil),
  Round: unary(tf.round),
  Sin: unary(tf.sin),
  Cos: unary(tf.cos),
  Erf: unary(tf.erf),
  Identity: unary(tf.clone),
  ZerosLike: unary(tf.zerosLike),
  OnesLike: unary(tf.onesLike),
  Clip: ([x], { xMin: low, xMax: high }) => clip(asTensor(x), low ?? null, high ?? null),
  Where: ([condition, ...choices]) => {
    const [a, b] = asOperands(choices);
    return tf.where(tf.cast(asTensor(condition), 'bool'), asTensor(a), asTensor(b));
  },
  Cast: ([x], { dtype }) => tf.cast(asTensor(x), tensorType(dtype ?? null)),
};

function float(value: OperationValue | undefined): tf.Tensor {
  return tf.cast(asTensor(value), 'float32');
}

function clip(x: tf.Tensor, low: Json, high: Json): tf.Tensor {
  const atMost = high === null ? x : tf.minimum(x, asTensor(high, [x]));
  return low === null ? atMost : tf.maximum(atMost, asTensor(low, [x]));
}

function tensorType(dtype: Json): 'float32' | 'int32' | 'bool' {
  const name = textOf(dtype);
  if (name === 'bool') return 'bool';
  return /^u?int/.test(name) ? 'int32' : 'float32';
}
