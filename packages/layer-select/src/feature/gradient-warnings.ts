import { descendantsOf } from '../graph/walk/descendants-of.js';
import type { HeadGraph } from '../graph/head-graph.js';
import type { LayerWarning, RankOptions } from '../layer-selection.js';

/**
 * Warns of layers without a gradient between a feature layer and the reduction layer.
 *
 * @param graph The layers that the reduction layer depends on.
 * @param name The feature layer.
 * @param lacksGradient Says whether a layer has no gradient.
 * @returns One warning that names all of them, or none.
 */
export function gradientWarnings(
  graph: HeadGraph,
  name: string,
  lacksGradient: RankOptions['lacksGradient'],
): readonly LayerWarning[] {
  if (lacksGradient === undefined) return [];
  const lacking = descendantsOf(graph, name).filter((node) => lacksGradient(node));
  if (lacking.length === 0) return [];
  const types = [...new Set(lacking.map((node) => node.type))];
  const ops = types.length === 1 ? 'an op' : 'ops';
  const text = `The head after '${name}' has ${ops} without a gradient: ${types.join(', ')}.`;
  return [{ code: 'no-gradient', layer: name, text }];
}
