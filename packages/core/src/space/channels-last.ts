import type { DataFormat } from '@gradcam/layer-select';
import { transpose, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Puts the channels of a tensor where a network has them.
 *
 * @param tensor `[N, ...space, K]`.
 * @param format Where its channels go.
 * @returns `[N, K, ...space]` or `[N, ...space, K]`; the tensor itself where nothing is to be done.
 */
export function fromChannelsLast(tensor: Tensor, format: DataFormat): Tensor {
  if (format === 'channelsLast' || tensor.rank < 3) return tensor;
  const space = Array.from({ length: tensor.rank - 2 }, (_, index) => index + 1);
  return transpose(tensor, [0, tensor.rank - 1, ...space]);
}

/**
 * Puts the channels of a feature map or an output last.
 *
 * @param tensor `[N, K, ...space]` or `[N, ...space, K]`.
 * @param format Where its channels are.
 * @returns `[N, ...space, K]`; the tensor itself where nothing is to be done.
 */
export function channelsLast(tensor: Tensor, format: DataFormat): Tensor {
  if (format === 'channelsLast' || tensor.rank < 3) return tensor;
  const space = Array.from({ length: tensor.rank - 2 }, (_, index) => index + 2);
  return transpose(tensor, [0, ...space, 1]);
}
