import { checkOptions, rankOptionNames } from './check-options.js';
import type { LayerGraph } from './graph/layer-graph.js';
import type { LayerSelection, SelectLayersOptions } from './layer-selection.js';
import { featureChoice } from './select-feature-layer.js';
import { namedReductionLayer } from './named-reduction-layer.js';
import { selectReductionLayer } from './select-reduction-layer.js';

/**
 * Chooses the feature layer and the reduction layer of a network for Grad-CAM, and says why.
 *
 * @param graph The network.
 * @param options Layers that the caller names, and which layers lack a gradient.
 * @returns Both layers, the ranking of all candidates, reasons and warnings.
 * @throws LayerSelectError where a named layer does not exist or does not fit, or none can be found.
 * @example
 * ```ts
 * const { featureLayer, reductionLayer, reasons } = selectLayers(graph);
 * // MobileNet V1: 'conv_pw_13_relu', 'act_softmax'
 * ```
 */
export function selectLayers(graph: LayerGraph, options: SelectLayersOptions = {}): LayerSelection {
  checkOptions('selectLayers', options, {
    ...rankOptionNames,
    featureLayer: true,
    reductionLayer: true,
  } satisfies Record<keyof SelectLayersOptions, true>);
  const reduction =
    options.reductionLayer === undefined
      ? selectReductionLayer(graph)
      : namedReductionLayer(graph, options.reductionLayer, 'selectLayers');
  const { reductionLayer } = reduction;
  const feature = featureChoice(graph, reductionLayer, { ...options, caller: 'selectLayers' });
  return {
    ...feature,
    reductionLayer,
    reasons: [...feature.reasons, ...reduction.reasons],
    warnings: [...feature.warnings, ...reduction.warnings],
  };
}
