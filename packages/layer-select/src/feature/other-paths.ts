import { ancestorsOf } from '../graph/walk/ancestors-of.js';
import { descendantsOf } from '../graph/walk/descendants-of.js';
import type { HeadGraph } from '../graph/head-graph.js';
import type { LayerWarning, RankedLayer } from '../layer-selection.js';

/**
 * Warns where the score depends on features that the feature layer does not see, as in a network with one encoder for each of its
 * inputs: the map shows one side only.
 *
 * @param graph The layers that the reduction layer depends on.
 * @param featureLayer The feature layer.
 * @param ranking All candidates, best first.
 * @returns One warning that names the best layer of each other side, or none.
 */
export function otherPaths(
  graph: HeadGraph,
  featureLayer: string,
  ranking: readonly RankedLayer[],
): readonly LayerWarning[] {
  const related = new Set([
    featureLayer,
    ...ancestorsOf(graph, featureLayer),
    ...descendantsOf(graph, featureLayer).map(({ name }) => name),
  ]);
  const named: string[] = [];
  for (const { name, warnings } of ranking) {
    const isMinor = warnings.some(
      ({ code }) => code === 'gate-only' || code === 'class-projection',
    );
    if (isMinor || related.has(name)) continue;
    named.push(name);
    // Of each side the best only.
    related.add(name);
    ancestorsOf(graph, name).forEach((above) => related.add(above));
    descendantsOf(graph, name).forEach((below) => related.add(below.name));
  }
  if (named.length === 0) return [];
  const others = named.map((name) => `'${name}'`).join(', ');
  const text = `The score also depends on the input by ways that pass '${featureLayer}' by, so its map shows one side only; the other sides end in ${others}: name one as featureLayer for its map.`;
  return [{ code: 'other-paths', layer: featureLayer, text }];
}
