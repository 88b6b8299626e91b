import * as tf from '@tensorflow/tfjs-core';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { tensorAt, hostAt } from '../../call-inputs.js';
import { eachOf } from '../../values/broadcast.js';
import { rounded } from '../../values/types.js';

/** Makes an op of any number of tensors. */
function several(
  op: string,
  compute: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  plain: (...numbers: number[]) => number,
  finish: (result: tf.Tensor, count: number) => tf.Tensor = (result) => result,
): HeadOp {
  const all = <T>(call: HeadCall, at: (call: HeadCall, position: number) => T): T[] =>
    call.inputs.map((_, position) => at(call, position));
  return {
    op,
    run: (call) => finish(all(call, tensorAt).reduce(compute), call.inputs.length),
    host: (call) => {
      const values = all(call, hostAt);
      const type = hostAt(call, 0).type;
      return eachOf(values, type, (...numbers) => rounded(type, plain(...numbers)));
    },
  };
}

const sum = (...numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The ops of several tensors, number by number. The first of equal largest ones takes the gradient. */
export const severalOperands: readonly HeadOp[] = [
  several('Max', tf.maximum, Math.max),
  several('Min', tf.minimum, Math.min),
  several('Sum', tf.add, sum),
  several(
    'Mean',
    tf.add,
    (...numbers) => sum(...numbers) / numbers.length,
    (result, count) => tf.div(result, count),
  ),
];
