import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { dispose, slice, type Tensor } from '@tensorflow/tfjs-core';
import type { CutRequest, Network } from '../network/network.js';

/**
 * Asks a network for what it predicts by its own path.
 *
 * @param network The network.
 * @param request The reduction layer.
 * @param inputs One batched tensor for each input; the caller keeps them.
 * @param samples All of the batch, or the first, which a network of a fixed batch size does not take alone.
 * @returns The reduction layer's output, which the caller disposes; undefined if the network cannot predict it.
 */
export async function ownPrediction(
  network: Network,
  { reductionLayer }: CutRequest,
  inputs: readonly Tensor[],
  samples: 'first' | 'all',
): Promise<Tensor | undefined> {
  if (network.predict === undefined) return undefined;
  const isOpen = samples === 'first' && network.inputs.every(({ shape }) => shape[0] === null);
  const first = inputs.map((input) => (isOpen ? slice(input, 0, 1) : input));
  try {
    return await withMendedKernels(() => network.predict?.(first, reductionLayer));
  } finally {
    if (isOpen) dispose(first);
  }
}
