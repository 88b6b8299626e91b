import type { Tensor } from '@tensorflow/tfjs-core';
import type { TapeNode } from './engine-tape.js';

/**
 * The tensors on a tape that are computed from one.
 *
 * @param tape In the order in which it was recorded.
 * @param from Where the way begins.
 * @returns Their ids, that of `from` among them.
 */
export function dependentTensors(tape: readonly TapeNode[], from: Tensor): ReadonlySet<number> {
  const dependent = new Set([from.id]);
  for (const { inputs, outputs } of tape) {
    if (Object.values(inputs).some(({ id }) => dependent.has(id)))
      for (const { id } of outputs) dependent.add(id);
  }
  return dependent;
}
