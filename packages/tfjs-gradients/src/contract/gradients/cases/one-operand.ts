import * as tf from '@tensorflow/tfjs-core';
import { between, opCase, type OpCase, type Use } from './op-case.js';

type Op = (x: tf.Tensor) => tf.Tensor;

const spread = between(-2.3, 2.6);
const positive = between(0.4, 3);
const inside = between(-0.85, 0.9);

/** Ops on single numbers, with the numbers that they are tried on: apart from their kinks. */
const ops: readonly (readonly [op: string, result: Op, values: Use['values'], name?: string])[] = [
  ['Abs', (x) => tf.abs(x), undefined],
  ['Acos', (x) => tf.acos(x), inside],
  ['Acosh', (x) => tf.acosh(x), between(1.3, 4)],
  ['Asin', (x) => tf.asin(x), inside],
  ['Asinh', (x) => tf.asinh(x), spread],
  ['Atan', (x) => tf.atan(x), spread],
  ['Atanh', (x) => tf.atanh(x), between(-0.7, 0.75)],
  ['Cast', (x) => tf.cast(x, 'float32'), spread],
  ['ClipByValue', (x) => tf.clipByValue(x, -0.6, 0.9), undefined],
  ['Cos', (x) => tf.cos(x), spread],
  ['Cosh', (x) => tf.cosh(x), spread],
  ['Elu', (x) => tf.elu(x), undefined],
  ['Erf', (x) => tf.erf(x), between(-1.5, 1.7)],
  ['Exp', (x) => tf.exp(x), spread],
  ['Expm1', (x) => tf.expm1(x), spread],
  ['Identity', (x) => tf.clone(x), spread],
  ['LeakyRelu', (x) => tf.leakyRelu(x, 0.3), undefined],
  ['Log', (x) => tf.log(x), positive],
  ['Log1p', (x) => tf.log1p(x), between(-0.5, 2)],
  ['Neg', (x) => tf.neg(x), spread],
  ['Reciprocal', (x) => tf.reciprocal(x), between(0.5, 2)],
  ['Reciprocal', (x) => tf.reciprocal(x), between(-2, -0.5), 'of negative numbers'],
  ['Relu', (x) => tf.relu(x), undefined],
  ['Relu6', (x) => tf.relu6(tf.mul(x, 4)), undefined],
  ['Rsqrt', (x) => tf.rsqrt(x), positive],
  ['Selu', (x) => tf.selu(x), undefined],
  ['Sigmoid', (x) => tf.sigmoid(x), spread],
  ['Sin', (x) => tf.sin(x), spread],
  ['Sinh', (x) => tf.sinh(x), spread],
  ['Softplus', (x) => tf.softplus(x), spread],
  ['Sqrt', (x) => tf.sqrt(x), positive],
  ['Square', (x) => tf.square(x), spread],
  ['Tan', (x) => tf.tan(x), between(-1, 1.1)],
  ['Tanh', (x) => tf.tanh(x), spread],
];

/** At a kink, by hand, as TensorFlow has it. */
const kinks: readonly (readonly [op: string, result: Op, at: number[], slopes: number[]])[] = [
  ['Abs', (x) => tf.abs(x), [0, 1, -1], [0, 1, -1]],
  ['ClipByValue', (x) => tf.clipByValue(x, -1, 2), [-1, 2, -1.5, 2.5], [1, 1, 0, 0]],
  ['Elu', (x) => tf.elu(x), [0, 1], [1, 1]],
  ['LeakyRelu', (x) => tf.leakyRelu(x, 0.25), [0, 1], [0.25, 1]],
  ['Relu', (x) => tf.relu(x), [0, 1, -1], [0, 1, 0]],
  ['Relu6', (x) => tf.relu6(x), [0, 6, 7, 5], [0, 0, 0, 1]],
  ['Selu', (x) => tf.selu(x), [0, 1], [1.0507, 1.0507]],
  // Where the result rounds to 1, the slope is not zero: 4 e^-20 and e^-20.
  ['Tanh', (x) => tf.tanh(x), [10, -10], [8.2446e-9, 8.2446e-9]],
  ['Sigmoid', (x) => tf.sigmoid(x), [20, -20], [2.0612e-9, 2.0612e-9]],
];

/** Of one operand, number by number. */
export const oneOperandCases: readonly OpCase[] = [
  ...ops.map(([op, result, values, name = '']) =>
    opCase({ op, name, shapes: [[2, 4]], result, values }),
  ),
  ...kinks.map(([op, result, values, expected]) =>
    opCase({ op, name: 'at its kink', shapes: [[values.length]], result, values, expected }),
  ),
];
