import { broadcastTo } from '@tensorflow/tfjs-core';
import { hostAt, numbersAt, tensorAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { broadcastDims, broadcastStrides } from '../../values/broadcast.js';
import { viewed } from '../../values/viewed.js';

/** A tensor repeated along axes of size 1. */
export const expand: HeadOp = {
  op: 'Expand',
  hosts: [1],
  run: (call) => {
    const x = tensorAt(call);
    return broadcastTo(x, dimsOf(call, x.shape));
  },
  host: (call) => {
    const value = hostAt(call, 0);
    const dims = dimsOf(call, value.dims);
    return viewed(value, { dims, strides: broadcastStrides(value.dims, dims) });
  },
};

function dimsOf(call: HeadCall, dims: readonly number[]): number[] {
  return broadcastDims([dims, numbersAt(call, 1) ?? []]);
}
