import { calledAs, checkKind, checkOptionNames } from '@gradcam/errors';
import { onGraph } from '../on-graph.js';
import { rankOptionNames } from '../rank-option-names.js';
import { abovePools } from '../composite/above-pools.js';
import { collapseComposites } from '../composite/collapse-composites.js';
import { behindGates } from './gates/behind-gates.js';
import { candidateReasons } from './candidate-reason.js';
import { featureCandidates } from './feature-candidates.js';
import type { FeatureCandidate } from './feature-candidates.js';
import { featureWarnings } from './feature-warnings.js';
import { depths, weightedLayers } from '../graph/walk/depths.js';
import { headGraph, type HeadGraph } from '../graph/head-graph.js';
import type { LayerGraph } from '../graph/layer-graph.js';
import type { LayerWarning, RankedLayer, RankOptions } from '../layer-selection.js';
import { spaceOfLayers } from '../graph/space-of-layers.js';

// Smaller is better; within one number the deeper layer wins.
function tierOf(kind: FeatureCandidate['kind'], warnings: readonly LayerWarning[]): number {
  const has = (code: LayerWarning['code']): number =>
    warnings.some((warning) => warning.code === code) ? 1 : 0;
  const convolution = kind === 'convolution' ? 1 : 0;
  return (
    16 * has('class-projection') +
    8 * has('gate-only') +
    4 * has('several-rows') +
    2 * convolution +
    has('unknown-shape')
  );
}

/**
 * Ranks the layers that can serve as the feature layer: ReLU-like activations, the concats and
 * adds that gather them and the outputs of residual and dense blocks, the deeper the better, then convolutions. In a segmentation net the
 * projection to classes comes last.
 *
 * @param graph The network.
 * @param reductionLayer The layer whose output is reduced to the score.
 * @param options Facts that are not in the graph.
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
  calledAs('rankFeatureLayers', () => {
    checkOptionNames(options, rankOptionNames);
    const { lacksGradient } = options;
    checkKind(
      lacksGradient === undefined || typeof lacksGradient === 'function',
      lacksGradient,
      'the option lacksGradient cannot be asked',
      'a function of a layer',
    );
  });
  return onGraph('rankFeatureLayers', graph, () => ranked(graph, reductionLayer, options));
}

function ranked(
  graph: LayerGraph,
  reductionLayer: string,
  options: RankOptions,
): readonly RankedLayer[] {
  const whole = headGraph(abovePools(graph), reductionLayer);
  const head: HeadGraph = {
    ...whole,
    ...collapseComposites(whole, [...whole.inputs, reductionLayer]),
  };
  const spaces = spaceOfLayers(head);
  // Of branches side by side the deeper one is last, in whatever order they are listed.
  const weightsAbove = depths(head, weightedLayers);
  const layersAbove = depths(head);
  const facts = { ...options, whole, graph: head, spaces, gated: behindGates(head) };
  const sorted = featureCandidates(head, spaces)
    .map((candidate) => {
      const warnings = featureWarnings(candidate.node, facts);
      const { name } = candidate.node;
      const weights = weightsAbove.get(name) ?? 0;
      const depth = layersAbove.get(name) ?? 0;
      return { candidate, warnings, weights, depth, tier: tierOf(candidate.kind, warnings) };
    })
    .reverse()
    .sort((a, b) => a.tier - b.tier || b.weights - a.weights || b.depth - a.depth);
  const seen = new Set<string>();
  return sorted.map(({ candidate, warnings }) => {
    const isLast = !seen.has(candidate.kind);
    seen.add(candidate.kind);
    const { name, outputShape } = candidate.node;
    return {
      name,
      outputShape,
      reasons: candidateReasons(candidate, isLast, graph.dataFormat),
      warnings,
    };
  });
}
