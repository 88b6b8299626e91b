import { reshape } from '@tensorflow/tfjs-core';
import { inputAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { dimsOf, isHost, type HeadValue } from '../../values/head-value.js';

/**
 * Makes an op that gives the same numbers another shape.
 *
 * @param op ONNX's name of it.
 * @param shape Decides the shape, from that of the input.
 * @param hosts The inputs that the shape depends on.
 * @returns The op.
 */
export function reshaped(
  op: string,
  shape: (call: HeadCall, dims: readonly number[]) => readonly number[],
  hosts: readonly number[] = [],
): HeadOp {
  const run = (call: HeadCall): HeadValue => {
    const value = inputAt(call, 0);
    const dims = [...shape(call, dimsOf(value))];
    if (!isHost(value)) return reshape(value, dims);
    return { type: value.type, dims, numbers: value.numbers };
  };
  return { op, hosts, run, host: run };
}
