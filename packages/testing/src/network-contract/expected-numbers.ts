import { gradCAM } from '@gradcam/core';
import { toNetwork } from '@gradcam/core/network';
import { expandDims, type Tensor } from '@tensorflow/tfjs-core';
import type { KnownNumbers, NetworkContract } from './network-contract.js';
import { scoresThrough } from './with-network.js';

/**
 * Returns what a network must give: the numbers of its contract, or those of its twin.
 *
 * @param reference The numbers or the twin.
 * @param inputs One sample for each input, without the batch axis; the caller keeps them.
 * @returns The output, and the map of one class.
 */
export async function expectedNumbers(
  reference: NetworkContract['reference'],
  inputs: Tensor[],
): Promise<KnownNumbers> {
  if ('output' in reference) return reference;
  const { classIndex, featureLayer, reductionLayer } = reference;
  const twin = await reference.twin();
  const batches = inputs.map((input) => expandDims(input, 0));
  try {
    const { scoreMap, ...layers } = await gradCAM(twin, inputs, classIndex, {
      outputUpsampling: 'none',
      featureLayer,
      reductionLayer,
    });
    const map = { shape: scoreMap.shape, values: [...(await scoreMap.data())] };
    scoreMap.dispose();
    const shapes = inputs.map(({ shape }) => shape);
    const cut = toNetwork(twin, shapes).cut({ ...layers, score: 'output' });
    const { values } = await scoresThrough(cut, batches);
    return { output: Array.from(values), classIndex, map };
  } finally {
    for (const each of batches) each.dispose();
    twin.dispose?.();
  }
}
