import type { OnnxType } from '../../graph/onnx-graph.js';

/**
 * A value of the head that is known in JavaScript: a constant of the file, a shape, or what is computed of them. It is never read back from a
 * backend, so that the head runs synchronously on every one.
 */
export interface HostValue {
  readonly type: OnnxType;
  readonly dims: readonly number[];
  /** The numbers, row by row; truth values are 0 and 1. Read only where they are needed. */
  readonly numbers: () => ArrayLike<number>;
}

/**
 * Makes a value of numbers.
 *
 * @param type Their type.
 * @param dims The shape.
 * @param numbers One for each place, row by row.
 * @returns The value.
 */
export function hostValue(
  type: OnnxType,
  dims: readonly number[],
  numbers: ArrayLike<number>,
): HostValue {
  return { type, dims, numbers: () => numbers };
}

/**
 * Makes a list of whole numbers, such as a shape.
 *
 * @param numbers The list.
 * @returns An int64 value with one axis.
 */
export function hostList(numbers: readonly number[]): HostValue {
  return hostValue('int64', [numbers.length], numbers);
}
