import { numberOf } from '../../attributes.js';
import { inputAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { dimsOf, isHost } from '../../values/head-value.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { tensorType } from '../../../file/tensor/tensor-types.js';

/** Ones on a diagonal, in the shape of a tensor. */
export const eyeLike: HeadOp = { op: 'EyeLike', isHost: true, run: eye, host: eye };

function eye(call: HeadCall): HostValue {
  const like = inputAt(call, 0);
  const dims = dimsOf(like);
  const [rows = 1, columns = 1] = dims;
  const diagonal = numberOf(call.node, 'k', 0);
  const type =
    tensorType(numberOf(call.node, 'dtype', 0))?.type ?? (isHost(like) ? like.type : 'float32');
  const numbers = Array.from({ length: rows * columns }, (_, at) =>
    (at % columns) - Math.floor(at / columns) === diagonal ? 1 : 0,
  );
  return hostValue(type, dims, numbers);
}
