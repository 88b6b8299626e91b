import * as tf from '@tensorflow/tfjs-core';
import { listOf } from '../../attributes.js';
import { hostAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { stridesOf } from '../../values/strides.js';
import { viewed } from '../../values/viewed.js';

/** The axes in another order. */
export const transpose: HeadOp = {
  op: 'Transpose',
  run: (call) => {
    const x = tensorAt(call);
    return tf.transpose(x, orderOf(call, x.rank));
  },
  host: (call) => {
    const value = hostAt(call, 0);
    const order = orderOf(call, value.dims.length);
    const strides = stridesOf(value.dims);
    return viewed(value, {
      dims: order.map((axis) => value.dims[axis] ?? 1),
      strides: order.map((axis) => strides[axis] ?? 1),
    });
  },
};

/**
 * Reads the order of the axes.
 *
 * @param call The node.
 * @param call.node Names the order, or none, which reverses them.
 * @param rank How many axes there are.
 * @returns For each axis of the result, the axis of the input.
 */
export function orderOf({ node }: Pick<HeadCall, 'node'>, rank: number): number[] {
  const reversed = Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
  return [...(listOf(node, 'perm') ?? reversed)];
}
