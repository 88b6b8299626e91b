import type { HeadGraph } from '../graph/head-graph.js';
import {
  isConvolution,
  isGather,
  isLayerNorm,
  isReluLike,
  isShapeNeutral,
} from '../graph/layer-kinds.js';
import type { LayerNode } from '../graph/layer-graph.js';
import { selfGated } from './self-gated.js';
import type { Space } from '../graph/space-of-layers.js';

/** A layer that can serve as the feature layer, and as what. */
export interface FeatureCandidate {
  readonly node: LayerNode;
  readonly kind: 'relu' | 'gather' | 'token-norm' | 'convolution';
}

/**
 * Finds all layers that can serve as the feature layer.
 *
 * @param graph What the reduction layer depends on.
 * @param spaces What is known of each layer's space.
 * @returns The candidates in topological order.
 */
export function featureCandidates(
  graph: HeadGraph,
  spaces: ReadonlyMap<string, Space>,
): readonly FeatureCandidate[] {
  const products = selfGated(graph);
  const inner = new Set([...products.values()].flat());
  // Layers that hand on the output of a ReLU-like activation.
  const carriers = new Set<string>();
  const candidates: FeatureCandidate[] = [];
  // Rows of features in a network that takes pictures: the tokens of a vision transformer.
  const overTokens = graph.layers.some(
    ({ name, outputShape }) => graph.inputs.includes(name) && (outputShape?.length ?? 0) > 3,
  );
  for (const node of graph.layers) {
    const space = spaces.get(node.name);
    if (space === 'none' || space === 'one' || inner.has(node.name)) continue;
    const carried = node.inputs.some((input) => carriers.has(input));
    const relu = isReluLike(node) || products.has(node.name);
    const gather = isGather(node) && carried;
    if (relu || gather || (isShapeNeutral(node) && carried)) carriers.add(node.name);
    if (node === graph.reduction) continue;
    if (relu) candidates.push({ node, kind: 'relu' });
    else if (gather) candidates.push({ node, kind: 'gather' });
    else if (overTokens && isLayerNorm(node) && node.outputShape?.length === 3)
      candidates.push({ node, kind: 'token-norm' });
    else if (isConvolution(node)) candidates.push({ node, kind: 'convolution' });
  }
  return candidates;
}
