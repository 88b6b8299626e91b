/** Sizes of a value's axes; null where one is open. */
export type Sizes = readonly (number | null)[];

/** The types of values that tfjs has and ONNX knows. */
export type ValueType = 'float32' | 'int32' | 'bool';

/** The order of a value's axes in the file: as tfjs has it, or with the channels behind the batch, as ONNX's convolutions want it. */
export type Layout = 'last' | 'first';

/** Numbers that are known when the file is made, row by row. */
export type Numbers = Float32Array | Int32Array | Uint8Array;

/** A value of the tfjs model, and what stands for it in the file. */
export interface Value {
  /** In the order of tfjs. */
  readonly shape: Sizes;
  readonly type: ValueType;
  /** The names of the file's values by the order of their axes; another order is added when somebody reads it. */
  readonly names: Map<Layout, string>;
  /** The numbers of a constant. */
  readonly numbers?: Numbers | undefined;
}

/**
 * Describes a value that stands in the file.
 *
 * @param shape Its sizes in the order of tfjs.
 * @param name Its name in the file.
 * @param layout The order of its axes there.
 * @param type Its type.
 * @returns The value.
 */
export function madeValue(
  shape: Sizes,
  name: string,
  layout: Layout = 'last',
  type: ValueType = 'float32',
): Value {
  return { shape, type, names: new Map([[layout, name]]) };
}

/**
 * Describes a constant; it gets into the file when somebody reads it.
 *
 * @param dims Its sizes.
 * @param numbers Its numbers.
 * @returns The value.
 */
export function constantValue(dims: readonly number[], numbers: Numbers): Value {
  return { shape: dims, type: typeOfNumbers(numbers), names: new Map(), numbers };
}

/**
 * Tells the type of numbers by their array.
 *
 * @param numbers The numbers.
 * @returns Their type; truth values are bytes.
 */
export function typeOfNumbers(numbers: Numbers): ValueType {
  if (numbers instanceof Float32Array) return 'float32';
  return numbers instanceof Int32Array ? 'int32' : 'bool';
}
