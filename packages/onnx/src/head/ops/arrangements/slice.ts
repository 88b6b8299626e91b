import * as tf from '@tensorflow/tfjs-core';
import { listOf } from '../../attributes.js';
import { inputAt, numbersAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { dimsOf, isHost, type HeadValue } from '../../values/head-value.js';
import { axisFrom, stridesOf } from '../../values/strides.js';
import { viewed } from '../../values/viewed.js';

/** The part of an axis that is kept. */
export interface Cutout {
  readonly begin: number;
  readonly step: number;
  readonly count: number;
}

/** A part of a tensor, in steps along each axis. */
export const slice: HeadOp = { op: 'Slice', hosts: [1, 2, 3, 4], run: cut, host: cut };

function cut(call: HeadCall): HeadValue {
  const value = inputAt(call, 0);
  const cutouts = cutoutsOf(call, dimsOf(value));
  const dims = cutouts.map(({ count }) => count);
  if (!isHost(value)) return cutTensor(value, cutouts);
  const strides = stridesOf(value.dims);
  return viewed(value, {
    dims,
    strides: cutouts.map(({ step }, axis) => step * (strides[axis] ?? 1)),
    offset: cutouts.reduce((sum, { begin }, axis) => sum + begin * (strides[axis] ?? 1), 0),
  });
}

function cutTensor(x: tf.Tensor, cutouts: readonly Cutout[]): tf.Tensor {
  const begin = cutouts.map((each) => each.begin);
  const size = cutouts.map(({ count }) => count);
  if (cutouts.every(({ step }) => step === 1)) return tf.slice(x, begin, size);
  const reversed = cutouts.flatMap(({ step }, axis) => (step < 0 ? [axis] : []));
  const forwards = cutouts.map((each, axis) =>
    each.step > 0
      ? each
      : { begin: (x.shape[axis] ?? 1) - 1 - each.begin, step: -each.step, count: each.count },
  );
  const turned = reversed.length === 0 ? x : tf.reverse(x, reversed);
  return tf.stridedSlice(
    turned,
    forwards.map((each) => each.begin),
    forwards.map((each) => each.begin + (each.count - 1) * each.step + 1),
    forwards.map(({ step }) => step),
  );
}

/**
 * Reads the parts that are kept: attributes until opset 9, inputs since.
 *
 * @param call The node, with all inputs but the first in JavaScript.
 * @param dims The shape of the first input.
 * @returns The part of each axis.
 */
export function cutoutsOf(call: HeadCall, dims: readonly number[]): Cutout[] {
  const starts = numbersAt(call, 1) ?? listOf(call.node, 'starts') ?? [];
  const ends = numbersAt(call, 2) ?? listOf(call.node, 'ends') ?? [];
  const axes = numbersAt(call, 3) ?? listOf(call.node, 'axes') ?? starts.map((_, axis) => axis);
  const steps = numbersAt(call, 4) ?? [];
  return dims.map((size, axis) => {
    const at = axes.findIndex((each) => axisFrom(each, dims.length) === axis);
    if (at < 0) return { begin: 0, step: 1, count: size };
    return cutout(size, starts[at] ?? 0, ends[at] ?? size, steps[at] ?? 1);
  });
}

/** Ends count from behind where they are negative, and are cut off at the axis. */
function cutout(size: number, start: number, end: number, step: number): Cutout {
  const [least, most] = step > 0 ? [0, size] : [-1, size - 1];
  const within = (place: number): number =>
    Math.min(most, Math.max(least, place < 0 ? place + size : place));
  const begin = Math.max(0, within(start));
  return { begin, step, count: Math.max(0, Math.ceil((within(end) - within(start)) / step)) };
}
