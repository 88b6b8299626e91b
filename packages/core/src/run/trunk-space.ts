import { featureSpace, type FeatureSpace } from '../space/feature-space.js';
import type { MapContext } from './context.js';
import type { Trunk } from './with-trunk.js';

/**
 * Finds how the activations of a trunk lie over its inputs.
 *
 * @param context The network, its feature layer and the options.
 * @param trunk The network run up to that layer.
 * @returns The way to unfold tensors, and the size of the map.
 * @throws The errors of `featureSpace`
 */
export function trunkSpace(
  { network, request, options, preset }: MapContext,
  { inputs, cutActivations }: Trunk,
): FeatureSpace {
  return featureSpace({
    graph: network.graph,
    featureLayer: request.featureLayer,
    shape: cutActivations.activations.shape,
    inputShapes: inputs.map(({ shape }) => shape),
    tokens: options.tokens,
    keepsSize: preset.upsampling === 'none',
  });
}
