import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Cut, CutActivations } from '../../network/network.js';

/**
 * Computes a score without a gradient: by the network's own way from the cut to its output where it has one, else by the head.
 *
 * @param cut The network.
 * @param cutActivations The tensors at the cut; the caller keeps them.
 * @param score From the output, `[B, ...]`, to `[B]`; runs in `tf.tidy`.
 * @returns `[B]`; the caller disposes it.
 */
export async function scoreOfHead(
  cut: Cut,
  { activations, bypass }: CutActivations,
  score: (output: Tensor) => Tensor,
): Promise<Tensor> {
  const output = await cut.forward?.(activations, bypass);
  if (output === undefined) return tidy(() => score(cut.head(activations, bypass)));
  try {
    return tidy(() => score(output).clone());
  } finally {
    output.dispose();
  }
}
