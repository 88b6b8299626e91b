import * as tf from '@tensorflow/tfjs-core';
import { numberOf } from '../../attributes.js';
import { numbersAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';

/** The numbers on one side of a diagonal, with zeros on the other. */
export const trilu: HeadOp = {
  op: 'Trilu',
  hosts: [1],
  run: (call) => {
    const x = tensorAt(call);
    const [rows = 1, columns = 1] = x.shape.slice(-2);
    const diagonal = numbersAt(call, 1)?.[0] ?? 0;
    const isUpper = numberOf(call.node, 'upper', 1) !== 0;
    const kept = Array.from({ length: rows * columns }, (_, at) => {
      const distance = (at % columns) - Math.floor(at / columns) - diagonal;
      return isUpper ? distance >= 0 : distance <= 0;
    });
    // Not by a product: zero times infinity, with which attention is masked, is not a number.
    return tf.where(tf.tensor(kept, [rows, columns], 'bool'), x, tf.zerosLike(x));
  },
};
