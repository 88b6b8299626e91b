import * as tf from '@tensorflow/tfjs-core';
import { spreadFilter } from './spread-filter.js';
import type { AxisWindows } from './windows-of.js';

/** The steps of windows along the two or three axes that TensorFlow.js convolves. */
interface Steps {
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
}

/**
 * Convolves, without padding.
 *
 * @param x `[N, ...space, C]`
 * @param filter `[...space, C / groups, K]`
 * @param windows The windows along each axis of space; their padding is in `x`.
 * @param groups How many parts the channels are divided into; each is convolved by itself.
 * @returns `[N, ...space, K]`
 */
export function convolved(
  x: tf.Tensor,
  filter: tf.Tensor,
  windows: readonly AxisWindows[],
  groups: number,
): tf.Tensor {
  if (windows.length === 1) return overLine(x, filter, windows, groups);
  const strides = windows.map(({ stride }) => stride);
  const dilations = windows.map(({ dilation }) => dilation);
  if (areTaken({ strides, dilations })) return inGroups(x, filter, groups, { strides, dilations });
  // TensorFlow.js takes no strides with dilation, nor strides that differ for each channel by itself: every window, and then some of them.
  const every = inGroups(x, filter, groups, { strides: strides.map(() => 1), dilations });
  return tf.stridedSlice(
    every,
    every.shape.map(() => 0),
    [...every.shape],
    [1, ...strides, 1],
  );
}

function areTaken({ strides, dilations }: Steps): boolean {
  if (strides.some((stride) => stride !== strides[0])) return false;
  return strides.every((each) => each === 1) || dilations.every((each) => each === 1);
}

/** One axis as two. */
function overLine(
  x: tf.Tensor,
  filter: tf.Tensor,
  windows: readonly AxisWindows[],
  groups: number,
): tf.Tensor {
  const first = {
    size: 1,
    kernel: 1,
    stride: windows[0]?.stride ?? 1,
    dilation: 1,
    pads: [0, 0] as const,
    count: 1,
  };
  const result = convolved(
    tf.expandDims(x, 1),
    tf.expandDims(filter, 0),
    [first, ...windows],
    groups,
  );
  return tf.squeeze(result, [1]);
}

function inGroups(x: tf.Tensor, filter: tf.Tensor, groups: number, steps: Steps): tf.Tensor {
  const channels = x.shape.at(-1) ?? 1;
  const isPlane = steps.strides.length === 2;
  if (groups === 1) return isPlane ? overPlane(x, filter, steps) : overVolume(x, filter, steps);
  if (groups === channels && isPlane) return channelByChannel(x, filter, groups, steps);
  const inputs = tf.split(x, groups, x.rank - 1);
  const filters = tf.split(filter, groups, filter.rank - 1);
  const results = inputs.map((each, at) => inGroups(each, filters[at] ?? filter, 1, steps));
  return tf.concat(results, x.rank - 1);
}

function overPlane(x: tf.Tensor, filter: tf.Tensor, { strides, dilations }: Steps): tf.Tensor {
  const [high = 1, wide = 1] = strides;
  const [down = 1, along = 1] = dilations;
  return tf.conv2d(four(x), four(filter), [high, wide], 'valid', 'NHWC', [down, along]);
}

/** A filter of every channel's own, `[...space, 1, C * M]`, as `[...space, C, M]`. */
function channelByChannel(
  x: tf.Tensor,
  filter: tf.Tensor,
  channels: number,
  { strides, dilations }: Steps,
): tf.Tensor {
  const [high = 1, wide = 1, , outputs = 1] = filter.shape;
  const own = tf.reshape<tf.Rank.R4>(filter, [high, wide, channels, outputs / channels]);
  const [stride = 1] = strides;
  const [down = 1, along = 1] = dilations;
  return tf.depthwiseConv2d(four(x), own, stride, 'valid', 'NHWC', [down, along]);
}

function overVolume(x: tf.Tensor, filter: tf.Tensor, { strides, dilations }: Steps): tf.Tensor {
  const [deep = 1, high = 1, wide = 1] = strides;
  return tf.conv3d(five(x), five(spreadFilter(filter, dilations)), [deep, high, wide], 'valid');
}

function four(x: tf.Tensor): tf.Tensor4D {
  const [a = 1, b = 1, c = 1, d = 1] = x.shape;
  return tf.reshape<tf.Rank.R4>(x, [a, b, c, d]);
}

function five(x: tf.Tensor): tf.Tensor5D {
  const [a = 1, b = 1, c = 1, d = 1, e = 1] = x.shape;
  return tf.reshape<tf.Rank.R5>(x, [a, b, c, d, e]);
}
