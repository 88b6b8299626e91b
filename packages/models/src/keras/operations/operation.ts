import { cast, tensor, Tensor, type DataType } from '@tensorflow/tfjs-core';
import type { Json, JsonObject } from '../config/json.js';

/** An argument of an operation: a tensor, a list, or a value of the file. */
export type OperationValue = Tensor | readonly OperationValue[] | Json;

/** Computes an operation of Keras or TensorFlow; its tensors are freed by the caller's `tf.tidy`. */
export type Operation = (
  values: readonly OperationValue[],
  attributes: JsonObject,
) => Tensor | Tensor[];

/**
 * Takes a value as a tensor; a number gets the type of the other operands, unless it would lose its fraction.
 *
 * @param value A tensor, a number or nested lists of numbers.
 * @param others The other operands.
 * @returns The tensor; new if the value was not a tensor.
 */
export function asTensor(
  value: OperationValue | undefined,
  others: readonly OperationValue[] = [],
): Tensor {
  if (value instanceof Tensor) return value;
  const other = others.find((candidate) => candidate instanceof Tensor);
  const dtype: DataType = other instanceof Tensor ? other.dtype : 'float32';
  const whole = !/[.e]/.test(JSON.stringify(value ?? null));
  // Border to the file: anything but a tensor was written as numbers.
  const numbers = value as number | number[];
  return tensor(numbers, undefined, dtype === 'int32' && !whole ? 'float32' : dtype);
}

/**
 * Takes several operands as tensors of one type: an integer next to a float becomes a float.
 *
 * @param values The operands.
 * @returns The tensors.
 */
export function asOperands(values: readonly OperationValue[]): Tensor[] {
  const tensors = values.map((value) => asTensor(value, values));
  const mixed = tensors.some(({ dtype }) => dtype === 'float32');
  return tensors.map((operand) =>
    mixed && operand.dtype === 'int32' ? cast(operand, 'float32') : operand,
  );
}

/**
 * Takes a value as tensors.
 *
 * @param value A list of tensors, or one.
 * @returns The tensors.
 */
export function asTensors(value: OperationValue | undefined): Tensor[] {
  const list: readonly OperationValue[] = Array.isArray(value) ? value : [value ?? 0];
  return list.map((item) => asTensor(item, list));
}

/**
 * Reads axes.
 *
 * @param axis A number, a list, or nothing for all axes.
 * @returns The axes as tfjs takes them.
 */
export function axesOf(axis: Json | undefined): number[] | undefined {
  if (axis == null) return undefined;
  return (Array.isArray(axis) ? axis : [axis]).map(Number);
}
