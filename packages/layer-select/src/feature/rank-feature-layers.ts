import { behindGates } from './behind-gates.js';
import { candidateReason } from './candidate-reason.js';
import { featureCandidates } from './feature-candidates.js';
import type { FeatureCandidate } from './feature-candidates.js';
import { featureWarnings } from './feature-warnings.js';
import { depths } from '../graph/depths.js';
import { headGraph } from '../graph/head-graph.js';
import type { LayerGraph } from '../graph/layer-graph.js';
import type { LayerWarning, RankedLayer, RankOptions } from '../layer-selection.js';
import { spaceOfLayers } from '../graph/space-of-layers.js';

// Smaller is better; within one number the deeper layer wins.
function tierOf(kind: FeatureCandidate['kind'], warnings: readonly LayerWarning[]): number {
  const has = (code: LayerWarning['code']): number =>
    warnings.some((warning) => warning.code === code) ? 1 : 0;
  const convolution = kind === 'convolution' ? 1 : 0;
  return (
    8 * has('class-projection') + 4 * has('gate-only') + 2 * convolution + has('unknown-shape')
  );
}

/**
 * Ranks the layers that can serve as the feature layer: ReLU-like activations and the concats and
 * adds that gather them, the deeper the better, then convolutions. In a segmentation net the
 * projection to classes comes last.
 *
 * @param graph The network.
 * @param reductionLayer The layer whose output is reduced to the score.
 * @param options What is known beyond the graph.
 * @returns All candidates, best first; none where no layer with space fits.
 * @example
 * ```ts
 * rankFeatureLayers(graph, 'act_softmax')[0]?.name; // 'conv_pw_13_relu'
 * ```
 */
export function rankFeatureLayers(
  graph: LayerGraph,
  reductionLayer: string,
  options: RankOptions = {},
): readonly RankedLayer[] {
  const head = headGraph(graph, reductionLayer, 'rankFeatureLayers');
  const spaces = spaceOfLayers(head);
  // Of branches side by side the deeper one is last, in whatever order they are listed.
  const depthOf = depths(head);
  const facts = { ...options, graph: head, spaces, gated: behindGates(head) };
  const sorted = featureCandidates(head, spaces)
    .map((candidate) => {
      const warnings = featureWarnings(candidate.node, facts);
      const depth = depthOf.get(candidate.node.name) ?? 0;
      return { candidate, warnings, depth, tier: tierOf(candidate.kind, warnings) };
    })
    .reverse()
    .sort((a, b) => a.tier - b.tier || b.depth - a.depth);
  const seen = new Set<string>();
  return sorted.map(({ candidate, warnings }) => {
    const isLast = !seen.has(candidate.kind);
    seen.add(candidate.kind);
    const { name, outputShape } = candidate.node;
    return {
      name,
      outputShape,
      reasons: [candidateReason(candidate, isLast, graph.dataFormat)],
      warnings,
    };
  });
}
