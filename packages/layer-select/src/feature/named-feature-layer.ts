import { abovePools } from '../composite/above-pools.js';
import { abovePoolReasons } from './candidate-reason.js';
import { behindGates } from './gates/behind-gates.js';
import { featureWarnings } from './feature-warnings.js';
import { formatOf } from '../graph/format-of.js';
import { findLayer } from '../graph/find-layer.js';
import { headGraph } from '../graph/head-graph.js';
import type { DataFormat, LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { GradCamError } from '@gradcam/errors';
import type { RankedLayer, RankOptions } from '../layer-selection.js';
import { spaceOfLayers } from '../graph/space-of-layers.js';
import { spatialSize } from '../graph/spatial-size.js';
import { laterGrids } from '../grid/later-grids.js';

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
  checkSpace(named, graph.dataFormat);
  checkBlocks(named, head);
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
    outputShape: named.outputShape,
    reasons: [
      { code: 'named', layer: featureLayer, text },
      ...abovePoolReasons(named, graph.dataFormat),
    ],
    warnings: featureWarnings(node, facts),
  };
}

/** Refuses blocks and their tokens, which would be taken for rows and columns. */
function checkBlocks({ name, outputShape }: LayerNode, head: LayerGraph): void {
  const later = laterGrids(head).get(name);
  if (later === undefined) return;
  const { grid } = later;
  throw new GradCamError(
    'NO_SPACE',
    `the axes of the feature layer '${name}' are none of the picture's, got an output of shape ${shapeText(outputShape)} that the network puts together as ${shapeText(grid.outputShape)} later, expected features on one grid; name '${grid.name}'`,
  );
}

function shapeText(shape: LayerNode['outputShape'] = []): string {
  return `[${shape.map((length) => length ?? 'null').join(', ')}]`;
}

function checkSpace(layer: LayerNode, network: DataFormat): void {
  const { name, outputShape } = layer;
  const format = formatOf(layer, network);
  if (outputShape === undefined || spatialSize(outputShape, format) !== undefined) return;
  const shape = shapeText(outputShape);
  throw new GradCamError(
    'NO_SPACE',
    format === 'unclear'
      ? `the feature layer '${name}' has no axes that are known to be space, got an output of shape ${shape} and no layer near it that says which of them is the channels, expected features as a convolution gives them or tokens; name a layer nearer to a convolution`
      : `the feature layer '${name}' has no space axes, got an output of shape ${shape}, expected rank 3, 4 or 5; name a layer before the network flattens or pools its features`,
  );
}
