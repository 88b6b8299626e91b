import type { DataFormat } from '@gradcam/layer-select';

/** Colours, with or without alpha. */
const fewChannels = 4;

/**
 * Where the channels of a network's input are, which need not be where its layers have them: a converted network may take
 * channels first and transpose them.
 *
 * @param shape The input's shape with its batch axis.
 * @param format Where the layers have their channels.
 * @returns The layers' format, unless only the other end can be colours.
 */
export function inputFormat(shape: readonly number[], format: DataFormat): DataFormat {
  if (shape.length < 4) return format;
  const isFew = (size: number | undefined) => size !== undefined && size <= fewChannels;
  const [first, last] = [isFew(shape[1]), isFew(shape[shape.length - 1])];
  if (first === last) return format;
  return first ? 'channelsFirst' : 'channelsLast';
}
