import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Lists the outputs of a run; tfjs gives a list only where several were asked for.
 *
 * @param result One tensor or a list.
 * @returns The list; nothing is copied.
 */
export function outputList(result: Tensor | Tensor[]): Tensor[] {
  return Array.isArray(result) ? result : [result];
}
