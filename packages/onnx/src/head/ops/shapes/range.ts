import { numbersAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { hostAt } from '../../call-inputs.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { rounded } from '../../values/types.js';

/** Numbers in equal steps. */
export const range: HeadOp = { op: 'Range', hosts: [0, 1, 2], run: steps, host: steps };

function steps(call: HeadCall): HostValue {
  const [start = 0, limit = 0, delta = 1] = [0, 1, 2].map((each) => numbersAt(call, each)?.[0]);
  const count = Math.max(0, Math.ceil((limit - start) / delta));
  const { type } = hostAt(call, 0);
  const numbers = Array.from({ length: count }, (_, at) => rounded(type, start + at * delta));
  return hostValue(type, [count], numbers);
}
