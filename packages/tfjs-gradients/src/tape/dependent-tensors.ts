import type { Tensor } from '@tensorflow/tfjs-core';
import type { TapeNode } from './engine-tape.js';

/**
 * Finds the tensors on a tape that are computed from given ones.
 *
 * @param tape In the order in which it was recorded.
 * @param from The tensors where the paths begin.
 * @returns Their ids, those of `from` among them.
 */
export function dependentTensors(
  tape: readonly TapeNode[],
  from: readonly Tensor[],
): ReadonlySet<number> {
  const dependent = new Set(from.map(({ id }) => id));
  for (const { inputs, outputs } of tape) {
    if (Object.values(inputs).some(({ id }) => dependent.has(id)))
      for (const { id } of outputs) dependent.add(id);
  }
  return dependent;
}
