import { gradientWarnings } from './gradient-warnings.js';
import type { HeadGraph } from '../graph/head-graph.js';
import { formatOf } from '../graph/format-of.js';
import type { LayerNode } from '../graph/layer-graph.js';
import type { LayerWarning, LayerWarningCode, RankOptions } from '../layer-selection.js';
import { projectsToClasses } from './projects-to-classes.js';
import type { Space } from '../graph/space-of-layers.js';
import { spatialSize } from '../graph/spatial-size.js';

/** The facts that the warnings of one feature layer depend on. */
export interface FeatureFacts extends RankOptions {
  /** With composites collapsed, where the layer is chosen automatically. */
  readonly graph: HeadGraph;
  /** With every op. */
  readonly whole: HeadGraph;
  readonly spaces: ReadonlyMap<string, Space>;
  /** Names of the layers that act through the weights of an attention only. */
  readonly gated: ReadonlySet<string>;
}

/**
 * Collects what is to be said against a feature layer.
 *
 * @param node The layer.
 * @param facts The facts about the network.
 * @returns The warnings.
 */
export function featureWarnings(node: LayerNode, facts: FeatureFacts): readonly LayerWarning[] {
  const layer = node.name;
  const warnings: LayerWarning[] = [];
  const warn = (code: LayerWarningCode, text: string): void => {
    warnings.push({ code, layer, text });
  };
  const { graph, whole, spaces, gated, lacksGradient } = facts;
  const size = spatialSize(node.outputShape, formatOf(node, graph.dataFormat));
  if (node.outputShape === undefined) {
    warn('unknown-shape', `The shape of '${layer}' is not known, so it may have no space.`);
  } else if (spaces.get(layer) === 'one' && size !== undefined) {
    warn('no-space', `'${layer}' is ${size.join(' x ')} in space, so its map is a single value.`);
  }
  const { rows, scores } = rowsOf(node, graph);
  if (rows > 1 && rows !== scores) {
    warn(
      'several-rows',
      `'${layer}' has ${rows} rows for ${scores} of the score, as where a network cuts its input into parts: there is a map for each row, not for each sample.`,
    );
  }
  if (gated.has(layer)) {
    warn('gate-only', `'${layer}' acts on the score through the weights of an attention only.`);
  }
  if (projectsToClasses(graph, spaces, node)) {
    warn('class-projection', `'${layer}' already has one channel per class.`);
  }
  return [...warnings, ...gradientWarnings(whole, layer, lacksGradient)];
}

/** The lengths of the first axis, which counts samples, where they are known. */
function rowsOf({ outputShape }: LayerNode, { reduction }: HeadGraph) {
  const rows = outputShape?.[0] ?? 1;
  return { rows, scores: reduction.outputShape?.[0] ?? rows };
}
