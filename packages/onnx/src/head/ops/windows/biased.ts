import { add, reshape, type Tensor } from '@tensorflow/tfjs-core';
import { isGiven, tensorAt } from '../../call-inputs.js';
import type { HeadCall } from '../../head-op.js';

/**
 * Adds a number to each channel, where the node has them. With channels first: what Full-Grad sees of it lies as the network's features do.
 *
 * @param call The node.
 * @param result `[N, C, ...space]`
 * @returns The same shape.
 */
export function biased(call: HeadCall, result: Tensor): Tensor {
  if (!isGiven(call, 2)) return result;
  const space = result.shape.slice(2).map(() => 1);
  return add(result, reshape(tensorAt(call, 2), [-1, ...space]));
}
