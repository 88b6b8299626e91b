import {
  div,
  equal,
  gather,
  max,
  min,
  onesLike,
  reshape,
  sub,
  tensor1d,
  transpose,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { resampleMap } from '../../resample/resample-map.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/**
 * The ways to turn channels into masks of the input: upsampled with the centres of pixels aligned, then scaled to 0 … 1, the
 * paper's; with the corners aligned (pytorch-grad-cam, tf-keras-vis); scaled, then upsampled (torch-cam).
 */
export const maskKinds = ['centres', 'corners', 'scaled-first'] as const;

/** The way to turn channels into masks of the input; see `maskKinds`. */
export type MaskKind = (typeof maskKinds)[number];

/**
 * Turns channels of one sample into masks of the input.
 *
 * @param activations The sample's activations, `[1, ...space, K]`.
 * @param channels The indices of the channels.
 * @param size The input's size along space.
 * @param kind The way to do it.
 * @returns From 0 to 1, `[B, ...size, 1]`; a channel that is the same everywhere is 0.
 */
export function channelMasks(
  activations: Tensor,
  channels: readonly number[],
  size: readonly number[],
  kind: MaskKind,
): Tensor {
  const chosen = gather(activations, tensor1d([...channels], 'int32'), activations.rank - 1);
  const first = reshape(transpose(chosen, [activations.rank - 1, 0, ...spaceAxes(activations)]), [
    channels.length,
    ...activations.shape.slice(1, -1),
  ]);
  const masks =
    kind === 'scaled-first'
      ? resampleMap(scaled(first), size, 'bilinear')
      : scaled(resampleMap(first, size, kind === 'corners' ? 'bilinear-corners' : 'bilinear'));
  return reshape(masks, [...masks.shape, 1]);
}

function scaled(maps: Tensor): Tensor {
  const axes = maps.shape.map((_, axis) => axis).slice(1);
  const low = min(maps, axes, true);
  const range = sub(max(maps, axes, true), low);
  const none = equal(range, 0);
  return div(sub(maps, low), where(none, onesLike(range), range));
}
