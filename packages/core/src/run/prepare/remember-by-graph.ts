import type { LayerGraph } from '@gradcam/layer-select';

/**
 * Makes a memory of what was found out about graphs, which stay as they are: to look at all layers of a network takes as long as the head of a small one, and who explains many
 * pictures would do so for each.
 *
 * @returns Gives what is known of a graph by a key, or finds it out.
 */
export function rememberByGraph<T>(): (graph: LayerGraph, key: string, find: () => T) => T {
  const known = new WeakMap<LayerGraph, Map<string, { readonly found: T }>>();
  return (graph, key, find) => {
    const ofGraph = known.get(graph) ?? new Map<string, { readonly found: T }>();
    known.set(graph, ofGraph);
    const entry = ofGraph.get(key) ?? { found: find() };
    ofGraph.set(key, entry);
    return entry.found;
  };
}
