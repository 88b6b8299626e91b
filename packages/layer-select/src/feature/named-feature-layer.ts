import { abovePools } from '../composite/above-pools.js';
import { abovePoolReasons } from './candidate-reason.js';
import { behindGates } from './behind-gates.js';
import { featureWarnings } from './feature-warnings.js';
import { findLayer } from '../graph/find-layer.js';
import { headGraph } from '../graph/head-graph.js';
import type { LayerGraph } from '../graph/layer-graph.js';
import { GradCamError } from '@gradcam/errors';
import type { RankedLayer, RankOptions } from '../layer-selection.js';
import { spaceOfLayers } from '../graph/space-of-layers.js';
import { spatialSize } from '../graph/spatial-size.js';

/**
 * Checks the feature layer that the caller named.
 *
 * @param graph The network.
 * @param featureLayer The named layer.
 * @param reductionLayer The reduction layer.
 * @param options Facts that are not in the graph.
 * @returns The layer with its reason and warnings.
 */
export function namedFeatureLayer(
  graph: LayerGraph,
  featureLayer: string,
  reductionLayer: string,
  options: RankOptions,
): RankedLayer {
  const ordered = abovePools(graph);
  const named = findLayer(ordered, featureLayer, `the feature layer`);
  const head = headGraph(ordered, reductionLayer);
  const node = head.layers.find((layer) => layer.name === featureLayer);
  if (node === undefined || node === head.reduction) {
    throw new GradCamError(
      'FEATURE_LAYER_UNRELATED',
      `the reduction layer '${reductionLayer}' does not depend on the feature layer, got '${featureLayer}', expected a layer before '${reductionLayer}'; name another featureLayer or another reductionLayer`,
    );
  }
  const { outputShape } = named;
  if (outputShape !== undefined && spatialSize(outputShape, graph.dataFormat) === undefined) {
    throw new GradCamError(
      'NO_SPACE',
      `the feature layer '${featureLayer}' has no space axes, got an output of shape [${outputShape.map((length) => length ?? 'null').join(', ')}], expected rank 3, 4 or 5; name a layer before the network flattens or pools its features`,
    );
  }
  const facts = {
    ...options,
    whole: head,
    graph: head,
    spaces: spaceOfLayers(head),
    gated: behindGates(head),
  };
  const text = `'${featureLayer}' was named as the feature layer.`;
  return {
    name: featureLayer,
    outputShape,
    reasons: [
      { code: 'named', layer: featureLayer, text },
      ...abovePoolReasons(named, graph.dataFormat),
    ],
    warnings: featureWarnings(node, facts),
  };
}
