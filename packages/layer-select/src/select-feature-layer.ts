import { checkOptions, rankOptionNames } from './check-options.js';
import { abovePools } from './composite/above-pools.js';
import { chooseFeatureLayer } from './feature/choose-feature-layer.js';
import { namedFeatureLayer } from './feature/named-feature-layer.js';
import { otherPaths } from './feature/other-paths.js';
import { rankFeatureLayers } from './feature/rank-feature-layers.js';
import { headGraph } from './graph/head-graph.js';
import type { LayerGraph } from './graph/layer-graph.js';
import { poolingWarnings } from './head/pooling-warnings.js';
import type { FeatureChoice, SelectFeatureOptions } from './layer-selection.js';

/**
 * Chooses the layer whose activations are weighted, where the reduction layer is known.
 *
 * @param graph The network.
 * @param reductionLayer The layer whose output is explained.
 * @param options A layer that the caller names, and which layers lack a gradient.
 * @returns The layer, the ranking of all candidates, reasons and warnings.
 * @throws LayerSelectError where the named layer does not exist or does not fit, or none can be found.
 * @example
 * ```ts
 * selectFeatureLayer(graph, 'act_softmax').featureLayer; // 'conv_pw_13_relu'
 * ```
 */
export function selectFeatureLayer(
  graph: LayerGraph,
  reductionLayer: string,
  options: SelectFeatureOptions = {},
): FeatureChoice {
  const caller = 'selectFeatureLayer';
  checkOptions(caller, options, { ...rankOptionNames, featureLayer: true } satisfies Record<
    keyof SelectFeatureOptions,
    true
  >);
  return featureChoice(graph, reductionLayer, { ...options, caller });
}

/**
 * Does the work of `selectFeatureLayer` for any public function.
 *
 * @param graph The network.
 * @param reductionLayer The layer whose output is explained.
 * @param options As for `selectFeatureLayer`, and the public function that asks.
 * @returns As `selectFeatureLayer`.
 */
export function featureChoice(
  graph: LayerGraph,
  reductionLayer: string,
  options: SelectFeatureOptions & { readonly caller: string },
): FeatureChoice {
  const { featureLayer, lacksGradient, caller } = options;
  const ranking = rankFeatureLayers(graph, reductionLayer, { lacksGradient });
  const feature =
    featureLayer === undefined
      ? chooseFeatureLayer(ranking, reductionLayer, caller)
      : namedFeatureLayer(graph, featureLayer, reductionLayer, { lacksGradient, caller });
  const { name, reasons } = feature;
  const head = headGraph(abovePools(graph), reductionLayer, caller);
  return {
    featureLayer: name,
    ranking,
    reasons,
    warnings: [
      ...feature.warnings,
      ...otherPaths(head, name, ranking),
      ...poolingWarnings(graph, name, reductionLayer),
    ],
  };
}
