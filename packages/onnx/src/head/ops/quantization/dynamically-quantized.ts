import * as tf from '@tensorflow/tfjs-core';
import { hostAt, inputAt, isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { eachOf } from '../../values/broadcast.js';
import { isHost, type HeadValue } from '../../values/head-value.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { preparedFrom } from '../../values/prepared-from.js';
import { matMul } from '../products/mat-mul.js';
import { conv } from '../windows/conv.js';
import { onlyOutput } from './in-float.js';
import { straightThrough, withoutGradient } from './straight-through.js';

/**
 * Numbers rounded to 255 steps between the least and the largest of them. Both count as given: the gradient is that of the network before it was
 * quantised.
 */
const dynamicQuantizeLinear: HeadOp = {
  op: 'DynamicQuantizeLinear',
  isStraightThrough: true,
  run: (call) => {
    const x = tensorAt(call);
    const least = tf.minimum(tf.min(x), 0);
    const scale = withoutGradient(tf.div(tf.sub(tf.maximum(tf.max(x), 0), least), 255));
    const zero = tf.round(tf.clipByValue(tf.neg(tf.div(withoutGradient(least), scale)), 0, 255));
    const steps = tf.add(straightThrough(tf.div(x, scale)), zero);
    return [tf.clipByValue(steps, 0, 255), scale, zero];
  },
};

/** A weight less its zero point, which may be several, one for each of the first axis; once, where both are constants. */
function lessZero(call: HeadCall, position: number, zero: number, isFirst: boolean): HeadValue {
  const value = inputAt(call, position);
  if (isHost(value) && isHost(call.inputs[zero] ?? value)) {
    return preparedFrom(value, `less its zero point at ${position} of ${call.node.name}`, () => {
      const by = isGiven(call, zero) ? hostAt(call, zero) : hostValue('int32', [], [0]);
      return eachOf(
        [value, shaped(by, value.dims.length, isFirst)],
        'float32',
        (...[a = 0, b = 0]) => a - b,
      );
    });
  }
  const numbers = tf.cast(tensorAt(call, position), 'float32');
  return isGiven(call, zero) ? tf.sub(numbers, tf.cast(tensorAt(call, zero), 'float32')) : numbers;
}

function shaped(zero: HostValue, rank: number, isFirst: boolean): HostValue {
  if (!isFirst || zero.dims.length === 0) return zero;
  return { ...zero, dims: [...zero.dims, ...Array.from({ length: rank - 1 }, () => 1)] };
}

/** Makes an op of a product of whole numbers, computed in floating ones. */
function ofWhole(op: string, by: HeadOp, isFirst: boolean): HeadOp {
  return {
    op,
    run: (call) => {
      const inputs = [lessZero(call, 0, 2, false), lessZero(call, 1, 3, isFirst)];
      return onlyOutput(by.run({ ...call, inputs }));
    },
  };
}

/** The ops of networks whose activations are quantised while they run. */
export const dynamicallyQuantized: readonly HeadOp[] = [
  dynamicQuantizeLinear,
  ofWhole('MatMulInteger', matMul, false),
  ofWhole('ConvInteger', conv, true),
];
