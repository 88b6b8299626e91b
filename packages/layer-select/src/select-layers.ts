import { abovePools } from './composite/above-pools.js';
import { checkOptions, rankOptionNames } from './check-options.js';
import { chooseFeatureLayer } from './feature/choose-feature-layer.js';
import type { LayerGraph } from './graph/layer-graph.js';
import type { LayerSelection, SelectLayersOptions } from './layer-selection.js';
import { headGraph } from './graph/head-graph.js';
import { poolingWarnings } from './head/pooling-warnings.js';
import { otherPaths } from './feature/other-paths.js';
import { namedFeatureLayer } from './feature/named-feature-layer.js';
import { namedReductionLayer } from './named-reduction-layer.js';
import { rankFeatureLayers } from './feature/rank-feature-layers.js';
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
  const { featureLayer, lacksGradient } = options;
  const reduction =
    options.reductionLayer === undefined
      ? selectReductionLayer(graph)
      : namedReductionLayer(graph, options.reductionLayer, 'selectLayers');
  const { reductionLayer } = reduction;
  const ranking = rankFeatureLayers(graph, reductionLayer, { lacksGradient });
  const feature =
    featureLayer === undefined
      ? chooseFeatureLayer(ranking, reductionLayer)
      : namedFeatureLayer(graph, featureLayer, reductionLayer, { lacksGradient });
  const { name } = feature;
  const head = headGraph(abovePools(graph), reductionLayer, 'selectLayers');
  return {
    featureLayer: name,
    reductionLayer,
    ranking,
    reasons: [...feature.reasons, ...reduction.reasons],
    warnings: [
      ...feature.warnings,
      ...otherPaths(head, name, ranking),
      ...poolingWarnings(graph, name, reductionLayer),
      ...reduction.warnings,
    ],
  };
}
