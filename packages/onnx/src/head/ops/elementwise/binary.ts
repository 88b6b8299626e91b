import type { Tensor } from '@tensorflow/tfjs-core';
import { hostAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { eachOf } from '../../values/broadcast.js';
import { rounded } from '../../values/types.js';

/**
 * Makes an op of a function of two tensors, number by number.
 *
 * @param op ONNX's name of it.
 * @param compute The function on the backend; shapes are repeated to fit.
 * @param plain The same of two numbers.
 * @param to The type of the result, where it is not that of the inputs.
 * @returns The op.
 */
export function binary(
  op: string,
  compute: (a: Tensor, b: Tensor) => Tensor,
  plain: (a: number, b: number) => number,
  to?: 'bool',
): HeadOp {
  return {
    op,
    run: (call) => compute(tensorAt(call, 0), tensorAt(call, 1)),
    host: (call) => {
      const [a, b] = [hostAt(call, 0), hostAt(call, 1)];
      const type = to ?? a.type;
      return eachOf([a, b], type, (...[x = 0, y = 0]) => rounded(type, plain(x, y)));
    },
  };
}

/**
 * Makes an op of a function of two tensors that yields truth values.
 *
 * @param op ONNX's name of it.
 * @param compute The function on the backend.
 * @param plain The same of two numbers.
 * @returns The op.
 */
export function truthOfTwo(
  op: string,
  compute: (a: Tensor, b: Tensor) => Tensor,
  plain: (a: number, b: number) => boolean,
): HeadOp {
  return binary(op, compute, (a, b) => (plain(a, b) ? 1 : 0), 'bool');
}
