import type { DataFormat, LayerFormat, LayerNode } from './layer-graph.js';

/**
 * Returns the position of the channels in a layer's output.
 *
 * @param node The layer.
 * @param network The position of the channels in the network.
 * @returns The layer's own, or else the network's.
 */
export function formatOf(node: LayerNode, network: DataFormat): LayerFormat {
  return node.dataFormat ?? network;
}
