import {
  tensor,
  type DataType,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  type Tensor5D,
} from '@tensorflow/tfjs-core';

/** One op in one setting. */
export interface ForwardCase {
  /** The kernel that it is for. */
  readonly kernel: string;
  /** The setting, for messages. */
  readonly name: string;
  /** Runs the op on the active backend, inside `tf.tidy`. */
  readonly run: () => Tensor;
  /** Returns the expected result, worked out without any backend; the cpu backend's result when left out. */
  readonly expected?: () => ArrayLike<number>;
}

/**
 * Makes numbers without a pattern that every backend represents exactly: eighths from -4 to 4, no two neighbours alike.
 *
 * @param count The number of values.
 * @param seed Another seed gives others.
 * @returns The numbers.
 */
export function eighths(count: number, seed = 1): number[] {
  let state = (seed * 2654435761) % 2 ** 32;
  return Array.from({ length: count }, () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor(state / 2 ** 26) / 8 - 4;
  });
}

/**
 * Returns the number of values in a shape.
 *
 * @param shape The shape.
 * @returns The product of its sizes.
 */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/**
 * Makes a tensor of `eighths`.
 *
 * @param shape Its shape.
 * @param seed Another seed gives other numbers.
 * @param dtype Whole numbers from -4 to 3 for int32, both truth values for bool.
 * @returns A tensor; inside `tf.tidy`.
 */
export function filled(shape: readonly number[], seed = 1, dtype: DataType = 'float32'): Tensor {
  const numbers = eighths(sizeOf(shape), seed);
  const values =
    dtype === 'int32'
      ? numbers.map(Math.floor)
      : dtype === 'bool'
        ? numbers.map((value) => Number(value > 0))
        : numbers;
  return tensor(values, [...shape], dtype);
}

/**
 * Makes a tensor of positive numbers, from 1/8 to 8.
 *
 * @param shape Its shape.
 * @param seed Another seed gives other numbers.
 * @returns A tensor; inside `tf.tidy`.
 */
export function positive(shape: readonly number[], seed = 1): Tensor {
  const values = eighths(sizeOf(shape), seed).map((value) => value + 4.125);
  return tensor(values, [...shape]);
}

// Border to tfjs-core: the type of a tensor that is made of any shape does not say how many axes it has.
export const filled3d = (...given: Parameters<typeof filled>): Tensor3D =>
  filled(...given) as Tensor3D;
export const filled4d = (...given: Parameters<typeof filled>): Tensor4D =>
  filled(...given) as Tensor4D;
export const filled5d = (...given: Parameters<typeof filled>): Tensor5D =>
  filled(...given) as Tensor5D;
