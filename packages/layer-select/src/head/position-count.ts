import { formatOf } from '../graph/format-of.js';
import type { DataFormat, LayerNode } from '../graph/layer-graph.js';
import type { ShapedLayer } from './shaped-layer.js';

/**
 * Finds the size of the axis of channels.
 *
 * @param node The layer.
 * @param network The position of the channels in the network, from three axes on.
 * @returns The size, `undefined` where it is not known.
 */
export function channelAxisSize(node: LayerNode, network: DataFormat): number | undefined {
  const { outputShape: shape } = node;
  const axis = formatOf(node, network) === 'channelsFirst' && (shape?.length ?? 0) > 2 ? 1 : -1;
  return shape?.at(axis) ?? undefined;
}

/**
 * Counts the rows of channels in one sample of an output.
 *
 * @param node The layer, whose batch axis may be folded into the next.
 * @param around The position of the channels in the network, and the size of a batch.
 * @returns The number, `undefined` where a size is open, or where no axis is known to be channels.
 */
export function positionCount(
  node: ShapedLayer,
  { dataFormat, batch }: { readonly dataFormat: DataFormat; readonly batch: number },
): number | undefined {
  const { outputShape: shape } = node;
  const format = formatOf(node, dataFormat);
  if (format === 'unclear') return undefined;
  const channels = format === 'channelsFirst' && shape.length > 2 ? 1 : shape.length - 1;
  let count = 1;
  for (const [axis, size] of shape.entries()) {
    if (axis === channels && axis > 0) continue;
    if (size === null && axis > 0) return undefined;
    count *= size ?? batch;
  }
  return Math.max(1, count / batch);
}
