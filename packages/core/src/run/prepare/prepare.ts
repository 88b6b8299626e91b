import type { ExplainableModel } from '../../network/open/explainable-model.js';
import type { ExplainerOptions } from '../../options/options.js';
import { presetOf } from '../../preset/preset-of.js';
import { cutContext, type MapContext } from '../context.js';
import { chooseFeatureLayer } from './choose-feature-layer.js';
import { chooseMethod } from './choose-method.js';
import { chooseReductionLayer } from './choose-reduction-layer.js';
import { openNetwork } from './open-network.js';

/**
 * Opens a network, chooses its reduction layer, its feature layer and the method, and cuts it.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `createExplainer`.
 * @returns The network, its layers and its cut; no tensors.
 * @throws The errors of `createExplainer`
 */
export async function prepare(
  model: ExplainableModel,
  options: ExplainerOptions,
): Promise<MapContext> {
  const network = await openNetwork(model, options);
  const reduction = chooseReductionLayer(network, options.reductionLayer);
  const layers = await chooseFeatureLayer(network, reduction, options);
  const { method, selection } = chooseMethod(network, layers, options.method);
  const { featureLayer, reductionLayer } = selection;
  const preset = presetOf(options);
  const request = { featureLayer, reductionLayer, score: preset.score } as const;
  return {
    ...cutContext(network, request, options),
    selection,
    method,
    preset,
    isFused: false,
    options,
  };
}
