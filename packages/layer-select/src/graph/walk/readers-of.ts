import type { LayerGraph, LayerNode } from '../layer-graph.js';

/**
 * Lists who reads each layer.
 *
 * @param graph The network.
 * @returns The readers by the name of what they read.
 */
export function readersOf(graph: LayerGraph): ReadonlyMap<string, readonly LayerNode[]> {
  const readers = new Map<string, LayerNode[]>();
  for (const node of graph.layers)
    for (const input of new Set(node.inputs))
      readers.set(input, [...(readers.get(input) ?? []), node]);
  return readers;
}
