import { abovePools } from './composite/above-pools.js';
import { chooseFeatureLayer } from './feature/choose-feature-layer.js';
import { behindArgMax } from './graph/behind-argmax.js';
import { findLayer } from './graph/find-layer.js';
import type { LayerGraph } from './graph/layer-graph.js';
import { LayerSelectError } from './layer-select-error.js';
import type { LayerSelection, ReductionChoice, SelectLayersOptions } from './layer-selection.js';
import { headGraph } from './graph/head-graph.js';
import { poolingWarnings } from './head/pooling-warnings.js';
import { otherPaths } from './feature/other-paths.js';
import { namedFeatureLayer } from './feature/named-feature-layer.js';
import { rankFeatureLayers } from './feature/rank-feature-layers.js';
import { withoutConstants } from './graph/without-constants.js';
import { selectReductionLayer } from './select-reduction-layer.js';

function namedReductionLayer(graph: LayerGraph, name: string): ReductionChoice {
  const named = findLayer(graph, name, 'selectLayers: the reduction layer');
  const layer = named.name;
  const layers = new Map(withoutConstants(graph).layers.map((each) => [each.name, each]));
  const label = behindArgMax(layers, named);
  if (label !== undefined) {
    throw new LayerSelectError(
      'REDUCTION_NOT_DIFFERENTIABLE',
      `selectLayers: no gradient passes through the reduction layer, got '${layer}', which comes from the argmax '${label.argMax.name}', expected a layer before it; name '${label.before.name}' as reductionLayer`,
    );
  }
  const text = `'${layer}' was named as the reduction layer.`;
  return { reductionLayer: layer, reasons: [{ code: 'named', layer, text }], warnings: [] };
}

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
  const { featureLayer, lacksGradient } = options;
  const reduction =
    options.reductionLayer === undefined
      ? selectReductionLayer(graph)
      : namedReductionLayer(graph, options.reductionLayer);
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
