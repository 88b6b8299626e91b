import { reshape, slice, type Tensor } from '@tensorflow/tfjs-core';

/** One way of using an op, to be differentiated. */
export interface OpCase {
  /** The kernel whose gradient it is. */
  readonly op: string;
  /** The property that distinguishes this use, if a backend may fail at it alone. */
  readonly group?: string | undefined;
  readonly name: string;
  readonly values: readonly number[];
  /** From the values, on one axis, to whatever comes out; runs under the tape. */
  readonly head: (values: Tensor) => Tensor;
  /** By hand, of the sum of what comes out; central differences of a weighted sum where it is left out. */
  readonly expected?: readonly number[];
}

/** A use of an op. */
export interface Use {
  readonly op: string;
  readonly group?: string | undefined;
  readonly name: string;
  /** The shapes of the operands, all of which are differentiated. */
  readonly shapes: readonly (readonly number[])[];
  readonly result: (...operands: Tensor[]) => Tensor;
  /** Row by row, one operand after the other; well apart and of both signs when left out. */
  readonly values?: readonly number[] | ((count: number) => readonly number[]) | undefined;
  readonly expected?: readonly number[] | undefined;
}

/**
 * Makes a case of a use: the operands are cut out of one row of values.
 *
 * @param use The use of the op.
 * @returns The case.
 */
export function opCase(use: Use): OpCase {
  const { op, group, name, shapes, result, values = apart, expected } = use;
  const sizes = shapes.map((shape) => shape.reduce((product, size) => product * size, 1));
  const count = sizes.reduce((total, size) => total + size, 0);
  const head = (row: Tensor): Tensor => {
    const [only = [], ...others] = shapes;
    if (others.length === 0) return result(reshape(row, [...only]));
    let start = 0;
    const operands = shapes.map((shape, index) => {
      const size = sizes[index] ?? 1;
      const operand = reshape(slice(row, [start], [size]), [...shape]);
      start += size;
      return operand;
    });
    return result(...operands);
  };
  return {
    op,
    group,
    name,
    values: typeof values === 'function' ? values(count) : values,
    head,
    ...(expected === undefined ? {} : { expected }),
  };
}

/**
 * Makes numbers of both signs, 0.3 apart from one another and 0.15 from zero, without a pattern.
 *
 * @param count The number of values.
 * @returns The numbers.
 */
export function apart(count: number): readonly number[] {
  const step = [37, 31, 29].find((prime) => count % prime !== 0) ?? 1;
  return Array.from({ length: count }, (_, index) => {
    const place = ((index * step) % count) - Math.floor(count / 2);
    return 0.3 * place + 0.15;
  });
}

/**
 * Makes numbers between two limits, evenly spread, without a pattern.
 *
 * @param low The smallest.
 * @param high The largest.
 * @returns A function from their count to the numbers.
 */
export function between(low: number, high: number): (count: number) => readonly number[] {
  return (count) =>
    apart(count).map((value) => {
      const share = (value + 0.3 * Math.floor(count / 2)) / (0.3 * count);
      return low + (high - low) * share;
    });
}
