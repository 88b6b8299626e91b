import type { Cut, CutActivations } from '@gradcam/core/network';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { InputValue } from '../export/tfjs-graph.js';
import { requireFailure, type Heads } from './keep-heads.js';
import { valueLike } from './value-like.js';

/** A use of the cut of a head, with the values at it. */
type Use = (cut: Cut, values: CutActivations) => Promise<Tensor | undefined> | undefined;

/**
 * Lets ONNX Runtime compute the head of a tfjs model, and its gradient: what lies behind the cut is written as a network of its own.
 *
 * @param heads The heads that ONNX Runtime holds.
 * @param isUsed Tells whether the trunk ran in ONNX Runtime: where that computes something else, TensorFlow.js has the head, too.
 * @param cut The model's own cut.
 * @returns The two functions; undefined values from them leave a head to TensorFlow.js.
 */
export function headInRuntime(
  heads: Heads,
  isUsed: () => boolean,
  cut: Cut,
): Pick<Cut, 'forward' | 'pull'> {
  const run = async (tensors: readonly Tensor[], use: Use): Promise<Tensor | undefined> => {
    const { values = [], target } = cut;
    // A mask that passes by the cut has no name.
    if (target === undefined || tensors.length !== values.length || !isUsed()) return undefined;
    const from = tensors.map((tensor, at) => valueLike(tensor, values[at] ?? ''));
    const head = await heads.find(from, { target });
    if (head === undefined) return undefined;
    try {
      return await withValues(head.cut, { from, tensors }, use);
    } catch (error) {
      requireFailure(error);
      head.hasFailed = true;
      return undefined;
    }
  };
  return {
    forward: (activations, bypass) =>
      run([activations, ...bypass], (own, passed) =>
        own.forward?.(passed.activations, passed.bypass),
      ),
    pull: (activations, bypass, seed) =>
      run([activations, ...bypass], (own, passed) =>
        own.pull?.(passed.activations, passed.bypass, seed),
      ),
  };
}

/** Uses the values at the cut of the file: what passes by the activations may have to be transposed first, which is then the trunk of the file. */
async function withValues(
  cut: Cut,
  { from, tensors }: { readonly from: readonly InputValue[]; readonly tensors: readonly Tensor[] },
  use: Use,
): Promise<Tensor | undefined> {
  const named = new Map(tensors.map((tensor, at) => [from[at]?.name ?? '', tensor]));
  const [activations, ...bypass] = (cut.values ?? []).map((name) => named.get(name));
  if (activations !== undefined && bypass.every((value) => value !== undefined))
    return await use(cut, { activations, bypass });
  const made = await cut.trunk(tensors);
  try {
    return await use(cut, made);
  } finally {
    dispose([made.activations, ...made.bypass]);
  }
}
