import type { LayerGraph } from './layer-graph.js';

/**
 * How deep each layer lies: the number of layers on the longest way from an input.
 *
 * @param graph The network.
 * @returns The depth of each layer by name; 0 for an input.
 */
export function depths(graph: LayerGraph): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { name, inputs } of graph.layers)
    found.set(name, Math.max(-1, ...inputs.map((input) => found.get(input) ?? -1)) + 1);
  return found;
}
