import type { LayerSelection, ReductionChoice } from '@gradcam/layer-select';
import { backendFailure } from '../../error/backend-failure.js';
import type { Network } from '../../network/network.js';
import type { ExplainerOptions } from '../../options/options.js';
import { isTokenLayer } from './is-token-layer.js';
import { rememberedChoice } from './remembered-choice.js';

/**
 * Chooses the layer whose activations are weighted: the one that the caller names, else the last one with space. A vision transformer is run
 * on zeros to find a layer whose tokens have a gradient.
 *
 * @param network The network.
 * @param reduction The layer whose output is explained.
 * @param options As for `createExplainer`.
 * @returns Both layers, with reasons and warnings.
 * @throws `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`, `NO_FEATURE_LAYER`, `NO_SPACE`; the errors of the backend
 */
export async function chooseFeatureLayer(
  network: Network,
  reduction: ReductionChoice,
  options: ExplainerOptions,
): Promise<LayerSelection> {
  const { featureLayer } = options;
  const { reductionLayer } = reduction;
  try {
    const feature = rememberedChoice(network.graph, reductionLayer, featureLayer);
    const selection = {
      ...feature,
      reductionLayer,
      reasons: [...feature.reasons, ...reduction.reasons],
      warnings: [...feature.warnings, ...reduction.warnings],
    };
    if (!isTokenLayer(network, selection.featureLayer)) return selection;
    // Convolutional networks have no use for it.
    const { withTokenGradient } = await import('../on-demand.js');
    return await withTokenGradient(network, selection, options);
  } catch (cause) {
    throw backendFailure(cause);
  }
}
