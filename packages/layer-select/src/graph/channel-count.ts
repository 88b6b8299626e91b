import type { DataFormat, LayerNode } from './layer-graph.js';

/**
 * Returns the number of channels of an output.
 *
 * @param shape An output shape with its batch axis.
 * @param dataFormat The position of the channels.
 * @returns The number, or `undefined` where it is not known.
 */
export function channelCount(
  shape: LayerNode['outputShape'],
  dataFormat: DataFormat,
): number | undefined {
  return shape?.at(dataFormat === 'channelsLast' ? -1 : 1) ?? undefined;
}
