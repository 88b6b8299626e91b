import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { LayerGraph } from './graph/layer-graph.js';
import type { LayerSelection, SelectLayersOptions } from './layer-selection.js';
import { rankOptionNames } from './rank-option-names.js';
import { selectFeatureLayer } from './select-feature-layer.js';
import { selectReductionLayer } from './select-reduction-layer.js';

const optionNames = {
  ...rankOptionNames,
  featureLayer: true,
  reductionLayer: true,
} as const satisfies Record<keyof SelectLayersOptions, true>;

/**
 * Chooses the feature layer and the reduction layer of a network for Grad-CAM, and says why.
 *
 * @param graph The network.
 * @param options Layers that the caller names, and which layers lack a gradient.
 * @returns Both layers, the ranking of all candidates, reasons and warnings.
 * @throws A `GradCamError` where a named layer does not exist or does not fit, or none can be found.
 * @example
 * ```ts
 * const { featureLayer, reductionLayer, reasons } = selectLayers(graph);
 * // MobileNet V1: 'conv_pw_13_relu', 'act_softmax'
 * ```
 */
export function selectLayers(graph: LayerGraph, options: SelectLayersOptions = {}): LayerSelection {
  return calledAs('selectLayers', () => {
    checkOptionNames(options, optionNames);
    const { reductionLayer: named, ...others } = options;
    const reduction = selectReductionLayer(graph, { reductionLayer: named });
    const { reductionLayer } = reduction;
    const feature = selectFeatureLayer(graph, reductionLayer, others);
    return {
      ...feature,
      reductionLayer,
      reasons: [...feature.reasons, ...reduction.reasons],
      warnings: [...feature.warnings, ...reduction.warnings],
    };
  });
}
