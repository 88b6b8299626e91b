import type { DataFormat } from '@gradcam/layer-select';
import { fewChannels, inputFormat } from './data-format.js';

/**
 * Finds whether a tensor can only be a picture with its colours last, for a network that has them first: such as `[224, 224, 3]` for `[null, 3, 224, 224]`.
 *
 * @param shape The tensor's, with or without the batch axis.
 * @param expected The network's input, with the batch axis; undefined where the number of axes is not known.
 * @param format The position of the channels in the layers.
 * @returns The labels of its axes; undefined where the tensor fits as it is, or fits neither way.
 */
export function impliedFormat(
  shape: readonly number[],
  expected: readonly (number | null)[] | undefined,
  format: DataFormat,
): string | undefined {
  if (expected?.length !== 4 || inputFormat(expected, format) !== 'channelsFirst') return undefined;
  const [, channels, ...space] = expected;
  if (channels == null || channels > fewChannels || ![3, 4].includes(shape.length))
    return undefined;
  const own = shape.slice(-3);
  const fits = (sizes: readonly (number | null)[]) =>
    sizes.every((size, axis) => size === null || size === own[axis]);
  if (fits([channels, ...space]) || !fits([...space, channels])) return undefined;
  return shape.length === 4 ? 'BSSC' : 'SSC';
}
