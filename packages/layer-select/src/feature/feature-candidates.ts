import { convolutionEnds } from '../composite/convolution-end.js';
import { isAffine, sumEnds } from '../composite/sum-end.js';
import type { HeadGraph } from '../graph/head-graph.js';
import {
  isConvolution,
  isGather,
  isLayerNorm,
  isReluLike,
  isShapeNeutral,
  isShapeOnly,
} from '../graph/layer-kinds.js';
import type { LayerNode } from '../graph/layer-graph.js';
import type { Space } from '../graph/space-of-layers.js';
import { residualAdds } from './residual-adds.js';

/** A layer that can serve as the feature layer, and as what. */
export interface FeatureCandidate {
  readonly node: LayerNode;
  readonly kind: 'relu' | 'gather' | 'residual' | 'token-norm' | 'convolution';
}

/**
 * Finds all layers that can serve as the feature layer.
 *
 * @param graph What the reduction layer depends on, with composites collapsed.
 * @param spaces What is known of each layer's space.
 * @returns The candidates in topological order.
 */
export function featureCandidates(
  graph: HeadGraph,
  spaces: ReadonlyMap<string, Space>,
): readonly FeatureCandidate[] {
  const convolutionEnd = convolutionEnds(graph, graph.reduction);
  const sumEnd = sumEnds(graph, graph.reduction);
  const residual = residualAdds(graph, spaces);
  // Layers that hand on the output of a ReLU-like activation.
  const carriers = new Set<string>();
  const candidates: FeatureCandidate[] = [];
  // Rows of features in a network that takes pictures: the tokens of a vision transformer.
  const overTokens = graph.layers.some(
    ({ name, outputShape }) => graph.inputs.includes(name) && (outputShape?.length ?? 0) > 3,
  );
  for (const node of graph.layers) {
    const space = spaces.get(node.name);
    if (space === 'none' || space === 'one') continue;
    const carried = node.inputs.some((input) => carriers.has(input));
    const relu = isReluLike(node);
    const gather = isGather(node) && carried;
    const block = residual.has(node.name);
    const handsOn = carried && (isShapeNeutral(node) || isShapeOnly(node) || isAffine(node));
    if (relu || gather || block || handsOn) carriers.add(node.name);
    if (node === graph.reduction) continue;
    if (relu) candidates.push({ node, kind: 'relu' });
    else if (gather) candidates.push({ node: sumEnd(node), kind: 'gather' });
    else if (block) candidates.push({ node: sumEnd(node), kind: 'residual' });
    else if (overTokens && isLayerNorm(node) && node.outputShape?.length === 3)
      candidates.push({ node, kind: 'token-norm' });
    else if (isConvolution(node))
      candidates.push({ node: convolutionEnd(node), kind: 'convolution' });
  }
  return candidates;
}
