import { convolutionEnds } from '../composite/convolution-end.js';
import { sumEnds } from '../composite/sum-end.js';
import type { HeadGraph } from '../graph/head-graph.js';
import { isConvolution, isGather, isLayerNorm, isReluLike } from '../graph/layer-kinds.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { hasNoSpace, type Space } from '../graph/space-of-layers.js';
import { laterGrids } from '../grid/later-grids.js';
import { reluCarriers } from './relu-carriers.js';
import { residualOutputs } from './residual-outputs.js';

/** A layer that can serve as the feature layer, and as what. */
export interface FeatureCandidate {
  readonly node: LayerNode;
  readonly kind: 'relu' | 'gather' | 'residual' | 'token-norm' | 'convolution' | 'grid';
}

/**
 * Finds all layers that can serve as the feature layer.
 *
 * @param graph The layers that the reduction layer depends on, with composites collapsed.
 * @param spaces Each layer's space, by name.
 * @returns The candidates in topological order.
 */
export function featureCandidates(
  graph: HeadGraph,
  spaces: ReadonlyMap<string, Space>,
): readonly FeatureCandidate[] {
  const rules = candidateRules(graph, spaces);
  const grids = laterGrids(graph);
  return graph.layers.flatMap((node) => {
    if (node === graph.reduction || hasNoSpace(spaces.get(node.name))) return [];
    const rule = rules.find(({ fits }) => fits(node));
    if (rule === undefined) return [];
    const end = rule.end?.(node) ?? node;
    const later = grids.get(end.name);
    if (later === undefined) return [{ node: end, kind: rule.kind }];
    const { grid, isMadeOfIt } = later;
    return isMadeOfIt && grid !== graph.reduction ? [{ node: grid, kind: 'grid' }] : [];
  });
}

interface CandidateRule {
  readonly kind: FeatureCandidate['kind'];
  readonly fits: (node: LayerNode) => boolean;
  /** The last op of the layer, where a converter writes it as several. */
  readonly end?: (node: LayerNode) => LayerNode;
}

/** Lists the rules that make a layer a candidate: the first that applies counts. */
function candidateRules(
  graph: HeadGraph,
  spaces: ReadonlyMap<string, Space>,
): readonly CandidateRule[] {
  const residual = residualOutputs(graph, spaces);
  const carriers = reluCarriers(graph, spaces, residual);
  const sumEnd = sumEnds(graph, graph.reduction);
  const takesPictures = hasPictureInput(graph);
  return [
    { kind: 'relu', fits: isReluLike },
    {
      kind: 'gather',
      fits: (node) => isGather(node) && node.inputs.some((input) => carriers.has(input)),
      end: sumEnd,
    },
    { kind: 'residual', fits: (node) => residual.has(node.name), end: sumEnd },
    {
      // Rows of features in a network that takes pictures: the tokens of a vision transformer.
      kind: 'token-norm',
      fits: (node) => takesPictures && isLayerNorm(node) && node.outputShape?.length === 3,
    },
    { kind: 'convolution', fits: isConvolution, end: convolutionEnds(graph, graph.reduction) },
  ];
}

function hasPictureInput({ layers, inputs }: LayerGraph): boolean {
  return layers.some(
    ({ name, outputShape }) => inputs.includes(name) && (outputShape?.length ?? 0) > 3,
  );
}
