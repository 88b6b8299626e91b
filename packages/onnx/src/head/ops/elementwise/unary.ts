import type { Tensor } from '@tensorflow/tfjs-core';
import { hostAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { eachOf } from '../../values/broadcast.js';
import { rounded } from '../../values/types.js';
import type { OnnxType } from '../../../graph/onnx-graph.js';

/**
 * Makes an op of a function of one tensor, number by number.
 *
 * @param op ONNX's name of it.
 * @param compute The function on the backend.
 * @param plain The same of a number, for ops that occur where shapes are computed.
 * @param to The type of the result, where it is not that of the input.
 * @returns The op.
 */
export function unary(
  op: string,
  compute: (input: Tensor) => Tensor,
  plain?: (input: number) => number,
  to?: OnnxType,
): HeadOp {
  const run: HeadOp['run'] = (call) => compute(tensorAt(call));
  if (plain === undefined) return { op, run };
  return {
    op,
    run,
    host: (call) => {
      const input = hostAt(call, 0);
      const type = to ?? input.type;
      return eachOf([input], type, (each) => rounded(type, plain(each)));
    },
  };
}
