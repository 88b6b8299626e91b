import type { Tensor } from '@tensorflow/tfjs-core';
import { dependentTensors } from './dependent-tensors.js';
import type { TapeNode } from './engine-tape.js';

/**
 * Finds the recorded ops that depend on given tensors and lead to another.
 *
 * @param tape The recorded nodes.
 * @param from The tensors where the paths begin.
 * @param to The tensor where they end.
 * @returns The ops in order, and which tensors depend on `from`, by their ids.
 */
export function tapeBetween<N extends TapeNode>(
  tape: readonly N[],
  from: readonly Tensor[],
  to: Tensor,
): { readonly nodes: readonly N[]; readonly dependent: ReadonlySet<number> } {
  const after = dependentTensors(tape, from);
  const following = tape.filter(({ inputs }) =>
    Object.values(inputs).some(({ id }) => after.has(id)),
  );
  const before = new Set([to.id]);
  const leading = [...following].reverse().filter(({ inputs, outputs }) => {
    const leads = outputs.some(({ id }) => before.has(id));
    if (leads) for (const { id } of Object.values(inputs)) before.add(id);
    return leads;
  });
  return { nodes: leading.reverse(), dependent: after };
}
