import type { DataFormat } from '@gradcam/layer-select';

/**
 * Finds the inputs that are the same everywhere, each channel for itself.
 *
 * @param values All of a batch.
 * @param shape `[N, ...space, C]`, or `[N, C, ...space]`.
 * @param format The position of the channels.
 * @returns The indices in the batch, from 0; none if there is no space.
 */
export function flatSamples(
  values: ArrayLike<number>,
  shape: readonly number[],
  format: DataFormat,
): number[] {
  if (shape.length < 3) return [];
  const [samples = 0, ...rest] = shape;
  const size = rest.reduce((product, length) => product * length, 1);
  const channels = (format === 'channelsFirst' ? rest[0] : rest[rest.length - 1]) ?? 1;
  if (channels === 0 || size <= channels) return [];
  const isFlat = (sample: number) => {
    const start = sample * size;
    // A plain loop, which ends at the first difference.
    for (let at = 0; at < size; at += 1) {
      const first = format === 'channelsFirst' ? at - (at % (size / channels)) : at % channels;
      if (values[start + at] !== values[start + first]) return false;
    }
    return true;
  };
  return Array.from({ length: samples }, (_, sample) => sample).filter(isFlat);
}
