import { calledAs, checkOptionNames } from '@gradcam/errors';
import { abovePools } from './composite/above-pools.js';
import { chooseFeatureLayer } from './feature/choose-feature-layer.js';
import { namedFeatureLayer } from './feature/named-feature-layer.js';
import { otherPaths } from './feature/other-paths.js';
import { rankFeatureLayers } from './feature/rank-feature-layers.js';
import { headGraph } from './graph/head-graph.js';
import type { LayerGraph } from './graph/layer-graph.js';
import { poolingWarnings } from './head/pooling-warnings.js';
import { onGraph } from './on-graph.js';
import { rankOptionNames } from './rank-option-names.js';
import type { FeatureChoice, SelectFeatureOptions } from './layer-selection.js';

const optionNames = { ...rankOptionNames, featureLayer: true } as const satisfies Record<
  keyof SelectFeatureOptions,
  true
>;

/**
 * Chooses the layer whose activations are weighted, where the reduction layer is known.
 *
 * @param graph The network.
 * @param reductionLayer The layer whose output is explained.
 * @param options A layer that the caller names, and which layers lack a gradient.
 * @returns The layer, the ranking of all candidates, reasons and warnings.
 * @throws A `GradCamError` where the named layer does not exist or does not fit, or none can be found.
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
  calledAs('selectFeatureLayer', () => {
    checkOptionNames(options, optionNames);
  });
  return onGraph('selectFeatureLayer', graph, () => {
    const { featureLayer, lacksGradient } = options;
    const ranking = rankFeatureLayers(graph, reductionLayer, { lacksGradient });
    const feature =
      featureLayer === undefined
        ? chooseFeatureLayer(ranking, reductionLayer)
        : namedFeatureLayer(graph, featureLayer, reductionLayer, { lacksGradient });
    const { name, reasons } = feature;
    const head = headGraph(abovePools(graph), reductionLayer);
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
  });
}
