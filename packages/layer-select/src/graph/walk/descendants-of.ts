import type { LayerGraph, LayerNode } from '../layer-graph.js';

/**
 * Returns the layers that depend on a layer, in topological order.
 *
 * @param graph The network.
 * @param name The layer.
 * @returns The layers, without the layer itself.
 */
export function descendantsOf(graph: LayerGraph, name: string): readonly LayerNode[] {
  const reached = new Set([name]);
  return graph.layers.filter((layer) => {
    const depends = layer.inputs.some((input) => reached.has(input));
    if (depends) reached.add(layer.name);
    return depends && layer.name !== name;
  });
}
