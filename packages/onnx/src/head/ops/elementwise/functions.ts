import * as tf from '@tensorflow/tfjs-core';
import type { HeadOp } from '../../head-op.js';
import { unary } from './unary.js';

/** The functions of one number that have no attributes. */
export const functions: readonly HeadOp[] = [
  unary('Abs', tf.abs, Math.abs),
  unary('Acos', tf.acos),
  unary('Acosh', tf.acosh),
  unary('Asin', tf.asin),
  unary('Asinh', tf.asinh),
  unary('Atan', tf.atan),
  unary('Atanh', tf.atanh),
  unary('Ceil', tf.ceil, Math.ceil),
  unary('Cos', tf.cos),
  unary('Cosh', tf.cosh),
  unary('Erf', tf.erf),
  unary('Exp', tf.exp, Math.exp),
  unary('Floor', tf.floor, Math.floor),
  unary('HardSwish', (x) => tf.mul(x, tf.clipByValue(tf.add(tf.div(x, 6), 0.5), 0, 1))),
  unary(
    'Identity',
    (x) => x,
    (each) => each,
  ),
  unary('Log', tf.log, Math.log),
  unary('Mish', (x) => tf.mul(x, tf.tanh(tf.softplus(x)))),
  unary('Neg', tf.neg, (each) => -each),
  unary('Not', tf.logicalNot, (each) => (each === 0 ? 1 : 0)),
  unary('Reciprocal', tf.reciprocal, (each) => 1 / each),
  unary('Relu', tf.relu, (each) => Math.max(0, each)),
  unary('Round', tf.round, roundToEven),
  unary('Sigmoid', tf.sigmoid),
  unary('Sign', tf.sign, Math.sign),
  unary('Sin', tf.sin),
  unary('Sinh', tf.sinh),
  unary('Softplus', tf.softplus),
  unary('Softsign', (x) => tf.div(x, tf.add(tf.abs(x), 1))),
  unary('Sqrt', tf.sqrt, Math.sqrt),
  unary('Tan', tf.tan),
  unary('Tanh', tf.tanh),
  unary('IsInf', tf.isInf, (each) => (Math.abs(each) === Infinity ? 1 : 0), 'bool'),
  unary('IsNaN', tf.isNaN, (each) => (Number.isNaN(each) ? 1 : 0), 'bool'),
];

/** Halves go to the even neighbour. */
function roundToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
