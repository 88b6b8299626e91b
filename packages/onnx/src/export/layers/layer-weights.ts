import type { LayerStep } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';

/** A weight of tfjs-layers. */
interface LayerWeight {
  readonly originalName: string;
  // The variable, which stays the same one where its numbers change.
  read(): Tensor;
}

/**
 * Lists the weights of a layer.
 *
 * @param layer The layer.
 * @returns Its weights, none where it has none.
 */
export function layerWeights(layer: LayerStep['layer']): readonly LayerWeight[] {
  // Border to tfjs-layers: every layer lists its weights, which core's shape of a layer leaves out.
  const { weights = [] } = layer as LayerStep['layer'] & { weights?: readonly LayerWeight[] };
  return weights;
}
