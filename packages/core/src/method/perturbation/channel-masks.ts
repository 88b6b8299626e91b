import {
  cast,
  div,
  gather,
  logicalAnd,
  max,
  min,
  mul,
  notEqual,
  onesLike,
  reshape,
  sub,
  tensor1d,
  transpose,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { AxisTaps } from '../../resample/axis-matrix.js';
import { mapByTaps } from '../../resample/map-by-taps.js';
import type { TapsBy } from '../../resample/taps-by.js';
import { tapsBetween } from '../../resample/taps-between.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/**
 * The ways to turn channels into masks of the input: upsampled with the centres of pixels aligned, then scaled to 0 … 1, the
 * paper's; with the corners aligned (pytorch-grad-cam, tf-keras-vis); scaled, then upsampled (torch-cam).
 */
export const maskKinds = ['centres', 'corners', 'scaled-first'] as const;

/** The way to turn channels into masks of the input; see `maskKinds`. */
export type MaskKind = (typeof maskKinds)[number];

/**
 * Turns channels of one sample into masks of the input. Channels are scaled while they are small, by the lowest and the highest value that they have at the
 * size that the kind says, and upsampled for all of the input's channels at once: so the input is multiplied number by number, which wasm does ten times
 * as fast as along an axis.
 *
 * @param activations The sample's activations, `[1, ...space, K]`.
 * @param channels The indices of the channels.
 * @param input The sizes of the input that they are for, `[...size, C]`.
 * @param kind The way to do it.
 * @param tapsBy Where the cells do not lie side by side, what finds the taps of their places: then all kinds have the same ones.
 * @returns From 0 to 1, `[B, ...size, C]`, the same for all C; a channel that is the same everywhere is 0.
 */
export function channelMasks(
  activations: Tensor,
  channels: readonly number[],
  input: readonly number[],
  kind: MaskKind,
  tapsBy?: TapsBy,
): Tensor {
  const chosen = gather(activations, tensor1d([...channels], 'int32'), activations.rank - 1);
  const first = reshape(transpose(chosen, [activations.rank - 1, 0, ...spaceAxes(activations)]), [
    channels.length,
    ...activations.shape.slice(1, -1),
  ]);
  const interpolation = kind === 'corners' ? 'bilinear-corners' : 'bilinear';
  const taps =
    tapsBy?.('bilinear') ?? tapsBetween(first.shape.slice(1), input.slice(0, -1), interpolation);
  const maps = scaled(first, kind === 'scaled-first' ? first : mapByTaps(first, taps.map(ends)));
  return reshape(mapByTaps(maps, repeated(taps, input[input.length - 1] ?? 1)), [
    channels.length,
    ...input,
  ]);
}

/** Scales maps so that others, made of them, go from 0 to 1. Whether they vary is asked before upsampling, which rounds. */
function scaled(maps: Tensor, others: Tensor): Tensor {
  const axes = maps.shape.map((_, axis) => axis).slice(1);
  const low = min(others, axes, true);
  const range = sub(max(others, axes, true), low);
  const isUneven = notEqual(max(maps, axes, true), min(maps, axes, true));
  // An input with fewer positions than the layer may have the same number at all of them.
  const varies = logicalAnd(isUneven, notEqual(range, 0));
  const factor = div(cast(varies, 'float32'), where(varies, range, onesLike(range)));
  return mul(sub(maps, low), factor);
}

/** Of bilinear taps those at either end of what lies between the same cells: it rises or falls from one to the other, so that extremes lie there. Where there are none, nothing is seen. */
function ends(ofAxis: AxisTaps): AxisTaps {
  const seen = ofAxis.filter((taps) => taps.length > 0);
  const cells = seen.map((taps) => taps.map(({ index }) => index).join());
  return seen.filter((_, at) => cells[at] !== cells[at - 1] || cells[at] !== cells[at + 1]);
}

/** The same taps, each position of the last axis several times. */
function repeated(taps: readonly AxisTaps[], times: number): readonly AxisTaps[] {
  const repeat = (ofAxis: AxisTaps) =>
    ofAxis.flatMap((tap) => Array.from({ length: times }, () => tap));
  return taps.map((ofAxis, axis) => (axis === taps.length - 1 ? repeat(ofAxis) : ofAxis));
}
