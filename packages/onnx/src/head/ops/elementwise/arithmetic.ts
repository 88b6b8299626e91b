import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { hostAt, inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { isHost } from '../../values/head-value.js';
import { eachOf } from '../../values/broadcast.js';
import { rounded } from '../../values/types.js';
import { binary } from './binary.js';

/** Sums, products and quotients. */
export const arithmetic: readonly HeadOp[] = [
  binary('Add', tf.add, (a, b) => a + b),
  binary('Sub', tf.sub, (a, b) => a - b),
  binary('Mul', tf.mul, (a, b) => a * b),
  binary('Div', quotient, (a, b) => a / b),
  binary('PRelu', tf.prelu, (a, b) => (a < 0 ? a * b : a)),
];

/** Whole numbers are cut off, as in C; TensorFlow.js would round them down. */
function quotient(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  if (a.dtype !== 'int32') return tf.div(a, b);
  return tf.cast(tf.div(tf.cast(a, 'float32'), tf.cast(b, 'float32')), 'int32');
}

/** The remainder: with the sign of the divisor, as in Python, or with `fmod` that of the number, as in C. */
export const mod: HeadOp = {
  op: 'Mod',
  run: (call) => {
    const [a, b] = [tensorAt(call, 0), tensorAt(call, 1)];
    const ratio = tf.div(tf.cast(a, 'float32'), tf.cast(b, 'float32'));
    const whole =
      numberOf(call.node, 'fmod', 0) === 0
        ? tf.floor(ratio)
        : tf.mul(tf.sign(ratio), tf.floor(tf.abs(ratio)));
    return tf.sub(a, tf.mul(b, tf.cast(whole, b.dtype)));
  },
  host: (call) => {
    const [a, b] = [hostAt(call, 0), hostAt(call, 1)];
    const isC = numberOf(call.node, 'fmod', 0) !== 0;
    return eachOf([a, b], a.type, (...[x = 0, y = 1]) =>
      rounded(a.type, isC ? x % y : x - y * Math.floor(x / y)),
    );
  },
};

/** A power; squares and roots by ops of their own, for the gradient of the general one is not a number at zero. */
export const pow: HeadOp = {
  op: 'Pow',
  run: (call) => {
    const x = tensorAt(call);
    const exponent = inputAt(call, 1);
    const only = isHost(exponent) && exponent.dims.length < 2 ? exponent.numbers() : [];
    if (only.length === 1 && only[0] === 2) return tf.square(x);
    if (only.length === 1 && only[0] === 0.5) return tf.sqrt(x);
    return tf.pow(x, tf.cast(tensorAt(call, 1), x.dtype));
  },
  host: (call) => {
    const [a, b] = [hostAt(call, 0), hostAt(call, 1)];
    return eachOf([a, b], a.type, (...[x = 0, y = 0]) => rounded(a.type, x ** y));
  },
};
