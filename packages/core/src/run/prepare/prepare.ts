import { selectLayers, type LayerSelection } from '@gradcam/layer-select';
import { lacksGradient } from './lacks-gradient.js';
import { mendedCut } from '../../network/mended-cut.js';
import type { Network } from '../../network/network.js';
import { selectingLayers } from './selecting-layers.js';
import type { ExplainableModel } from '../../network/to-network.js';
import { finishMaps } from '../../preset/finish-maps.js';
import { presetOf } from '../../preset/preset-of.js';
import { backendFailure } from '../../error/backend-failure.js';
import { chosenMethod } from './chosen-method.js';
import { openNetwork } from './open-network.js';
import type { ExplainerOptions } from '../../options/options.js';
import type { Prepared } from './prepared.js';
import { withTokenGradient } from './token-gradient.js';

/**
 * Chooses the layers of a network and cuts it.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `createExplainer`.
 * @returns The network, its layers and its cut; no tensors.
 * @throws The errors of `createExplainer`
 */
export async function prepare(
  model: ExplainableModel,
  options: ExplainerOptions,
): Promise<Prepared> {
  const network = await openNetwork(model, options);
  const layers = await choose(network, options);
  const { method, selection } = chosenMethod(network, layers, options.method);
  const { featureLayer, reductionLayer } = selection;
  const preset = presetOf(options);
  const request = { featureLayer, reductionLayer, score: preset.score } as const;
  const cut = mendedCut(network.cut(request));
  const finish: Prepared['finish'] = (map, size) => finishMaps([map], size, preset);
  return { network, selection, method, request, cut, preset, finish, options };
}

/** Some networks are run on zeros to choose their layers. */
async function choose(network: Network, options: ExplainerOptions): Promise<LayerSelection> {
  const { featureLayer, reductionLayer } = options;
  try {
    const selection = selectingLayers(() =>
      selectLayers(network.graph, { featureLayer, reductionLayer, lacksGradient }),
    );
    return await withTokenGradient(network, selection, options);
  } catch (cause) {
    throw backendFailure(cause);
  }
}
