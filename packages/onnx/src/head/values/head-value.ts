import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { HostValue } from './host-value.js';
import { isWhole } from './types.js';
import { preparedFrom } from './prepared-from.js';

/** A value of the head: computed from the activations, on the backend; or known in JavaScript. */
export type HeadValue = Tensor | HostValue;

/**
 * Tells which of the two a value is.
 *
 * @param value The value.
 * @returns True where it is known in JavaScript.
 */
export function isHost(value: HeadValue): value is HostValue {
  return 'numbers' in value;
}

/**
 * Gives the shape of a value.
 *
 * @param value The value.
 * @returns Its shape.
 */
export function dimsOf(value: HeadValue): readonly number[] {
  return isHost(value) ? value.dims : value.shape;
}

/**
 * Brings a value to the backend. Numbers become a new tensor, which belongs to the scope: no constant outlives the call, and nothing need be
 * disposed with the network. The typed array behind it is made once.
 *
 * @param value The value.
 * @returns A tensor.
 */
export function tensorOf(value: HeadValue): Tensor {
  if (!isHost(value)) return value;
  const dims = [...value.dims];
  if (value.type === 'bool') return tensor(preparedFrom(value, 'truth', truth), dims, 'bool');
  if (isWhole(value.type)) return tensor(preparedFrom(value, 'whole', whole), dims, 'int32');
  return tensor(preparedFrom(value, 'floats', floats), dims, 'float32');
}

function truth(value: HostValue): Uint8Array {
  return Uint8Array.from(value.numbers());
}

/** TensorFlow.js knows 32 bits: what lies beyond, such as the end of a slice, is cut off at them. */
function whole(value: HostValue): Int32Array {
  const numbers = value.numbers();
  if (numbers instanceof Int32Array) return numbers;
  return Int32Array.from(numbers, (each) => Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, each)));
}

function floats(value: HostValue): Float32Array {
  const numbers = value.numbers();
  return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers);
}
