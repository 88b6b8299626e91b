import type { Network } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';
import { layerWeights } from '../export/layers/layer-weights.js';

/**
 * Watches whether the weights of a model change: what holds a copy of them, such as a session of ONNX Runtime, is then of another model.
 *
 * @param network The network of the model; the weights of a tf.GraphModel never change.
 * @returns A function that tells whether weights got other numbers since it was called last; false the first time.
 */
export function watchWeights({ trace }: Pick<Network, 'trace'>): () => boolean {
  if (trace?.kind !== 'layers') return () => false;
  const layers = new Set(trace.steps.map(({ layer }) => layer));
  let variables: readonly Tensor[] | undefined;
  let known: readonly object[] = [];
  return () => {
    variables ??= [...layers].flatMap((layer) => layerWeights(layer).map((each) => each.read()));
    const before = known;
    // A variable that is assigned other numbers has other data.
    known = variables.map(({ dataId }) => dataId);
    return before.some((each, index) => each !== known[index]);
  };
}
