import { calledAs, checkKind } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { requireTensor } from './require-tensor.js';

/** By the data of a tensor: its numbers. */
const known = new WeakMap<object, Float32Array>();

/**
 * Remembers the numbers of which a tensor was made, for as long as its data lives: they need not be read from the backend, and what is small is computed of them in
 * JavaScript, where every op of a backend takes longer than its numbers.
 *
 * @param tensor The tensor, whose numbers never change; it is handed back.
 * @param numbers Its numbers, in order; nobody changes them.
 * @returns The tensor.
 * @throws `BAD_OPTION` for what is not a tensor, and numbers that are not as many as it has
 *
 * @example
 * ```ts
 * const output = withHostNumbers(tensor(numbers, [1, 1000]), numbers);
 * ```
 */
export function withHostNumbers(tensor: Tensor, numbers: Float32Array): Tensor {
  return calledAs('withHostNumbers', () => {
    requireTensor(tensor);
    checkKind(
      numbers instanceof Float32Array && numbers.length === tensor.size,
      numbers,
      'these are not the numbers of the tensor',
      `a Float32Array of ${tensor.size}`,
    );
    known.set(tensor.dataId, numbers);
    return tensor;
  });
}

/**
 * Forgets the numbers of a tensor, which take memory as long as its data lives.
 *
 * @param tensor The tensor.
 */
export function withoutHostNumbers({ dataId }: Tensor): void {
  known.delete(dataId);
}

/**
 * Gives the numbers of a tensor that an engine other than TensorFlow.js computed, also under another shape.
 *
 * @param tensor The tensor.
 * @returns The numbers, which nobody changes; undefined where only the backend has them.
 * @throws `BAD_OPTION` for what is not a tensor
 */
export function hostNumbers(tensor: Tensor): Float32Array | undefined {
  return calledAs('hostNumbers', () => {
    requireTensor(tensor);
    return known.get(tensor.dataId);
  });
}
