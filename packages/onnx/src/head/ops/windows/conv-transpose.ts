import * as tf from '@tensorflow/tfjs-core';
import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { listOf, numberOf, wordOf } from '../../attributes.js';
import { inputAt, tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { dimsOf } from '../../values/head-value.js';
import { biased } from './biased.js';
import { channelsFirst, channelsLast } from './channels.js';
import { filterAt } from './filter-at.js';
import { spreadFilter } from './spread-filter.js';

/** One axis of the result, before it is cut to its size. */
interface Axis {
  readonly stride: number;
  /** All that the windows reach. */
  readonly full: number;
  /** Cut off in front. */
  readonly before: number;
  /** The size that is left. */
  readonly size: number;
}

/** A transposed convolution over one, two or three axes, in groups. */
export const convTranspose: HeadOp = {
  op: 'ConvTranspose',
  run: (call) => {
    const x = channelsLast(tensorAt(call));
    const kernel = dimsOf(inputAt(call, 1)).slice(2);
    const dilations = kernel.map((_, axis) => listOf(call.node, 'dilations')?.[axis] ?? 1);
    const reach = kernel.map((size, axis) => (size - 1) * (dilations[axis] ?? 1) + 1);
    const axes = axesOf(call.node, x.shape.slice(1, -1), reach);
    const filter = spreadFilter(filterAt(call, 1), dilations);
    const groups = numberOf(call.node, 'group', 1);
    const inputs = tf.split(x, groups, x.rank - 1);
    const filters = tf.split(filter, groups, filter.rank - 1);
    const parts = inputs.map((each, at) => spread(each, filters[at] ?? filter, axes));
    const result = cutToSize(groups === 1 ? (parts[0] ?? x) : tf.concat(parts, x.rank - 1), axes);
    return biased(call, channelsFirst(result));
  },
};

/**
 * Computes what a transposed convolution makes along each axis.
 *
 * @param node The node.
 * @param space The sizes of the input's axes of space.
 * @param reach How far a window reaches along each axis.
 * @returns The result, axis by axis.
 */
export function axesOf(node: OnnxNode, space: readonly number[], reach: readonly number[]): Axis[] {
  const number = (name: string, at: number, fallback: number): number =>
    listOf(node, name)?.at(at) ?? fallback;
  const auto = wordOf(node, 'auto_pad', 'NOTSET');
  const isPadded = auto === 'NOTSET';
  return space.map((input, axis) => {
    const stride = number('strides', axis, 1);
    const full = (input - 1) * stride + (reach[axis] ?? 1);
    const extra = number('output_padding', axis, 0);
    const fallback = auto.startsWith('SAME') ? input * stride : -1;
    const size = number('output_shape', axis - space.length, fallback);
    if (size >= 0) return { stride, full, size, before: beforeOf(auto, full + extra - size) };
    const before = isPadded ? number('pads', axis, 0) : 0;
    const after = isPadded ? number('pads', axis + space.length, 0) : 0;
    return { stride, full, before, size: full + extra - before - after };
  });
}

/** The part of what is cut off that lies in front, where the node names the size of the result. */
function beforeOf(auto: string, total: number): number {
  const less = Math.floor(Math.max(0, total) / 2);
  return auto === 'SAME_UPPER' ? less : Math.max(0, total) - less;
}

function spread(x: tf.Tensor, filter: tf.Tensor, axes: readonly Axis[]): tf.Tensor {
  const [batch = 1] = x.shape;
  const depth = filter.shape.at(-2) ?? 1;
  const [first, second, third] = axes;
  if (first === undefined) throw new RangeError('a convolution goes over an axis');
  if (second === undefined) {
    const line = { stride: 1, full: 1, before: 0, size: 1 };
    return tf.squeeze(spread(tf.expandDims(x, 1), tf.expandDims(filter, 0), [line, first]), [1]);
  }
  // Border to tfjs: how many axes there are is known here only.
  if (third === undefined) {
    const size: [number, number, number, number] = [batch, first.full, second.full, depth];
    const strides: [number, number] = [first.stride, second.stride];
    return tf.conv2dTranspose(x as tf.Tensor4D, filter as tf.Tensor4D, size, strides, 'valid');
  }
  return tf.conv3dTranspose(
    x as tf.Tensor5D,
    filter as tf.Tensor5D,
    [batch, first.full, second.full, third.full, depth],
    [first.stride, second.stride, third.stride],
    'valid',
  );
}

/** Cuts off the padding; what a result has beyond its windows is zero. */
function cutToSize(x: tf.Tensor, axes: readonly Axis[]): tf.Tensor {
  const begin = [0, ...axes.map(({ before }) => before), 0];
  const size = x.shape.map((each, at) => {
    const axis = axes[at - 1];
    return axis ? Math.min(axis.size, axis.full - axis.before) : each;
  });
  const missing = axes.map((axis): [number, number] => [
    0,
    Math.max(0, axis.size - (axis.full - axis.before)),
  ]);
  return tf.pad(tf.slice(x, begin, size), [[0, 0], ...missing, [0, 0]]);
}
