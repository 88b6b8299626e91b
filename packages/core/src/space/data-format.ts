import type { DataFormat, LayerGraph } from '@gradcam/layer-select';
import { transpose, type Tensor } from '@tensorflow/tfjs-core';

/** The most channels that a picture has: colours, with alpha. */
export const fewChannels = 4;

/**
 * Finds where the channels of a network's input are, which need not be where its layers have them: a converted network may take
 * channels first and transpose them.
 *
 * @param shape The input's shape with its batch axis; `null` for an open size.
 * @param format The position of the channels in the layers.
 * @returns The layers' format, unless only the other end can be colours.
 */
export function inputFormat(shape: readonly (number | null)[], format: DataFormat): DataFormat {
  if (shape.length < 4) return format;
  const isFew = (size: number | null | undefined) => size != null && size <= fewChannels;
  const [first, last] = [isFew(shape[1]), isFew(shape[shape.length - 1])];
  if (first === last) return format;
  return first ? 'channelsFirst' : 'channelsLast';
}

/**
 * Finds where the channels of one of a network's inputs are.
 *
 * @param graph The network.
 * @param index Which of its inputs.
 * @param shape The input's shape with its batch axis; `null` for an open size.
 * @returns The position that the layers behind it say; else the one that its sizes tell.
 */
export function formatOfInput(
  graph: LayerGraph,
  index: number,
  shape: readonly (number | null)[],
): DataFormat {
  const input = graph.layers.find(({ name }) => name === graph.inputs[index]);
  const known = input?.dataFormat ?? 'unclear';
  return known === 'unclear' ? inputFormat(shape, graph.dataFormat) : known;
}

/**
 * Returns the space axes of a shape.
 *
 * @param shape With batch and channel axes.
 * @param format The position of the channels.
 * @returns The sizes along space; empty for `[N, C]`.
 */
export function spaceOf(shape: readonly number[], format: DataFormat): readonly number[] {
  if (shape.length < 3) return [];
  return format === 'channelsFirst' ? shape.slice(2) : shape.slice(1, -1);
}

/**
 * Puts the channels of a feature map or an output last.
 *
 * @param tensor `[N, K, ...space]` or `[N, ...space, K]`.
 * @param format The position of its channels.
 * @returns `[N, ...space, K]`; the tensor itself where nothing is to be done.
 */
export function channelsLast(tensor: Tensor, format: DataFormat): Tensor {
  if (format === 'channelsLast' || tensor.rank < 3) return tensor;
  const space = Array.from({ length: tensor.rank - 2 }, (_, index) => index + 2);
  return transpose(tensor, [0, ...space, 1]);
}

/**
 * Puts the channels of a tensor where a network has them.
 *
 * @param tensor `[N, ...space, K]`.
 * @param format The position where the channels go.
 * @returns `[N, K, ...space]` or `[N, ...space, K]`; the tensor itself where nothing is to be done.
 */
export function fromChannelsLast(tensor: Tensor, format: DataFormat): Tensor {
  if (format === 'channelsLast' || tensor.rank < 3) return tensor;
  const space = Array.from({ length: tensor.rank - 2 }, (_, index) => index + 1);
  return transpose(tensor, [0, tensor.rank - 1, ...space]);
}
