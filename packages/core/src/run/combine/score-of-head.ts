import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Cut, CutActivations } from '../../network/network.js';
import { sameData } from '../../tensor/same-data.js';

/**
 * Computes a score without a gradient: of the output that came with the activations, else by the network's own way from the cut to its output where it has one, else
 * by the head.
 *
 * @param cut The network.
 * @param cutActivations The tensors at the cut; the caller keeps them.
 * @param score From the output, `[B, ...]`, to `[B]`; runs in `tf.tidy`.
 * @returns `[B]`; the caller disposes it.
 */
export async function scoreOfHead(
  cut: Cut,
  { activations, bypass, output: given }: CutActivations,
  score: (output: Tensor) => Tensor,
): Promise<Tensor> {
  if (given !== undefined) return tidy(() => sameData(score(given)));
  const output = await cut.forward?.(activations, bypass);
  if (output === undefined) return tidy(() => score(cut.head(activations, bypass)));
  try {
    return tidy(() => sameData(score(output)));
  } finally {
    output.dispose();
  }
}
