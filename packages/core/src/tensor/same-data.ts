import { calledAs } from '@gradcam/errors';
import { reshape, type Tensor } from '@tensorflow/tfjs-core';
import { requireTensor } from './require-tensor.js';

/**
 * Makes another tensor of the same data. Not by clone, which copies on wasm.
 *
 * @param tensor The caller keeps it.
 * @returns The tensor; the caller disposes it.
 * @throws `BAD_OPTION` for what is not a tensor
 *
 * @example
 * ```ts
 * const passedOn = sameData(activations);
 * ```
 */
export function sameData(tensor: Tensor): Tensor {
  return calledAs('sameData', () => {
    requireTensor(tensor);
    return reshape(tensor, tensor.shape);
  });
}
