import type { DataFormat } from '@gradcam/layer-select';

/**
 * The space axes of a shape.
 *
 * @param shape With batch and channel axes.
 * @param format Where the channels are.
 * @returns The sizes along space; empty for `[N, C]`.
 */
export function spaceOf(shape: readonly number[], format: DataFormat): readonly number[] {
  if (shape.length < 3) return [];
  return format === 'channelsFirst' ? shape.slice(2) : shape.slice(1, -1);
}
