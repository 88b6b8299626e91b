import { formatOf } from './format-of.js';
import type { DataFormat, LayerNode } from './layer-graph.js';

/**
 * Returns the number of channels of a layer's output.
 *
 * @param node The layer.
 * @param dataFormat The position of the channels in the network.
 * @returns The number, or `undefined` where it is not known.
 */
export function channelCount(node: LayerNode, dataFormat: DataFormat): number | undefined {
  return node.outputShape?.at(formatOf(node, dataFormat) === 'channelsFirst' ? 1 : -1) ?? undefined;
}
