import type { DataFormat, LayerNode } from '../graph/layer-graph.js';

/**
 * Finds the size of the axis of channels.
 *
 * @param shape With the batch axis.
 * @param format The position of the channels, from three axes on.
 * @returns The size, `undefined` where it is not known.
 */
export function channelAxisSize(
  shape: LayerNode['outputShape'],
  format: DataFormat,
): number | undefined {
  const axis = format === 'channelsFirst' && (shape?.length ?? 0) > 2 ? 1 : -1;
  return shape?.at(axis) ?? undefined;
}

/**
 * Counts the rows of channels in one sample of an output.
 *
 * @param shape With the batch axis, which may be folded into the next.
 * @param around The position of the channels, and the size of a batch.
 * @returns The number, `undefined` where a size is open.
 */
export function positionCount(
  shape: NonNullable<LayerNode['outputShape']>,
  { dataFormat, batch }: { readonly dataFormat: DataFormat; readonly batch: number },
): number | undefined {
  const channels = dataFormat === 'channelsFirst' && shape.length > 2 ? 1 : shape.length - 1;
  let count = 1;
  for (const [axis, size] of shape.entries()) {
    if (axis === channels && axis > 0) continue;
    if (size === null && axis > 0) return undefined;
    count *= size ?? batch;
  }
  return Math.max(1, count / batch);
}
