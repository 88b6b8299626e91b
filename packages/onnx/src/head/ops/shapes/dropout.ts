import { inputAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { dimsOf } from '../../values/head-value.js';
import { hostValue } from '../../values/host-value.js';
import { sizeOf } from '../../values/strides.js';

/** Passes everything on, for it drops only where a network is trained. */
export const dropout: HeadOp = {
  op: 'Dropout',
  run: (call) => {
    const value = inputAt(call, 0);
    const dims = dimsOf(value);
    return [value, hostValue('bool', dims, new Float64Array(sizeOf(dims)).fill(1))];
  },
};
