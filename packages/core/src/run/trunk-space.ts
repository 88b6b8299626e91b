import { mayFrame } from '@gradcam/layer-select';
import { featureSpace, type FeatureSpace } from '../space/feature-space.js';
import type { MapContext } from './context.js';
import type { Trunk } from './with-trunk.js';

/**
 * Finds how the activations of a trunk lie over its inputs.
 *
 * @param context The network, its feature layer and the options.
 * @param trunk The network run up to that layer.
 * @returns The way to unfold tensors, and the size of the map.
 * @throws The errors of `featureSpace`, and those of `placedSpace` where the map is to be laid by receptive fields
 */
export async function trunkSpace(context: MapContext, trunk: Trunk): Promise<FeatureSpace> {
  const { network, request, options, preset } = context;
  const { inputs, cutActivations } = trunk;
  const { placement, upsampling } = preset;
  const space = featureSpace({
    graph: network.graph,
    featureLayer: request.featureLayer,
    shape: cutActivations.activations.shape,
    inputShapes: inputs.map(({ shape }) => shape),
    tokens: options.tokens,
    keepsSize: upsampling === 'none',
  });
  const isGrid = placement === 'grid';
  if (upsampling === 'none' || (isGrid && !mayFrame(network.graph, request.featureLayer)))
    return space;
  const { framedSpace, placedSpace } = await import('./on-demand.js');
  return await (isGrid ? framedSpace : placedSpace)(context, trunk, space, upsampling);
}
