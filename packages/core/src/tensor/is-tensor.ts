import { Tensor } from '@tensorflow/tfjs-core';

/**
 * Checks for a tensor; tfjs's own class is typed to hold any kind of rank.
 *
 * @param value Anything.
 * @returns True for a tensor of this copy of tfjs.
 */
export function isTensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}
