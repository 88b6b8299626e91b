import { numberOf } from '../../attributes.js';
import { inputAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { dimsOf } from '../../values/head-value.js';
import { hostList, hostValue, type HostValue } from '../../values/host-value.js';
import { sizeOf } from '../../values/strides.js';

/** The shape of a tensor, or a part of it. */
export const shape: HeadOp = known('Shape', ({ node }, dims) =>
  // Both ends count from behind where they are negative, and are cut off at the shape's, as those of slice are.
  hostList(dims.slice(numberOf(node, 'start', 0), numberOf(node, 'end', dims.length))),
);

/** The count of a tensor's numbers. */
export const size: HeadOp = known('Size', (_, dims) => hostValue('int64', [], [sizeOf(dims)]));

function known(
  op: string,
  compute: (call: HeadCall, dims: readonly number[]) => HostValue,
): HeadOp {
  const run = (call: HeadCall): HostValue => compute(call, dimsOf(inputAt(call, 0)));
  return { op, isHost: true, run, host: run };
}
