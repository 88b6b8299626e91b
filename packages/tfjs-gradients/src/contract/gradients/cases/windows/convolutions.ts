import * as tf from '@tensorflow/tfjs-core';
import { noise } from '../noise.js';
import { opCase, type OpCase, type Use } from '../op-case.js';
import { filter, fiveAxes, fourAxes } from './operands.js';
import { stepName, steps, volumeSteps } from './steps.js';

const flat: readonly Use[] = steps.flatMap(([stride, pad]) => [
  {
    op: 'Conv2D',
    name: stepName(stride, pad),
    shapes: [[1, 4, 5, 2]],
    result: (x) => tf.conv2d(fourAxes(x), filter([3, 2, 2, 2]), stride, pad),
  },
  {
    op: 'DepthwiseConv2dNative',
    name: stepName(stride, pad),
    shapes: [[1, 4, 5, 2]],
    result: (x) => tf.depthwiseConv2d(fourAxes(x), filter([3, 2, 2, 2]), stride, pad),
  },
]);

/** Fewer windows than weights of one output. */
const largeFilters: readonly Use[] = steps.map(([stride, pad]) => ({
  op: 'Conv2D',
  name: `a large filter, ${stepName(stride, pad)}`,
  shapes: [[2, 3, 4, 5]],
  result: (x) => tf.conv2d(fourAxes(x), filter([3, 3, 5, 2]), stride, pad),
}));

const roundings: readonly Use[] = (['floor', 'round', 'ceil'] as const).flatMap((rounding) => [
  {
    op: 'Conv2D',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.conv2d(fourAxes(x), filter([2, 2, 1, 2]), 3, 0, 'NHWC', 1, rounding),
  },
  {
    op: 'DepthwiseConv2dNative',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.depthwiseConv2d(fourAxes(x), filter([2, 2, 1, 2]), 3, 0, 'NHWC', 1, rounding),
  },
]);

/** Windows of one sample: steps of two over a padded input give as many numbers as they get. */
const pointwise: readonly Use[] = ([1, 2] as const).map((stride) => ({
  op: 'Conv2D',
  name: `of one sample, stride ${stride}`,
  shapes: [[1, 3, 3, 2]],
  result: (x: tf.Tensor) => tf.conv2d(fourAxes(x), filter([1, 1, 2, 2]), stride, stride - 1),
}));

const dilated: readonly Use[] = [
  {
    op: 'Conv2D',
    name: 'dilated',
    shapes: [[1, 5, 4, 1]],
    result: (x) => tf.conv2d(fourAxes(x), filter([2, 2, 1, 2]), 1, 'same', 'NHWC', [2, 3]),
  },
  {
    op: 'DepthwiseConv2dNative',
    name: 'dilated',
    shapes: [[1, 5, 4, 1]],
    result: (x) =>
      tf.depthwiseConv2d(fourAxes(x), filter([2, 2, 1, 2]), 1, 'valid', 'NHWC', [2, 3]),
  },
];

const volumes: readonly Use[] = volumeSteps.flatMap(([stride, pad]) => [
  {
    op: 'Conv3D',
    name: stepName(stride, pad),
    shapes: [[1, 2, 3, 3, 1]],
    result: (x) => tf.conv3d(fiveAxes(x), fiveAxes(noise([2, 2, 2, 1, 2], 5)), stride, pad),
  },
]);

/** Convolutions, plain, depthwise and of volumes. */
export const convolutionCases: readonly OpCase[] = [
  ...flat,
  ...largeFilters,
  ...roundings,
  ...pointwise,
  ...dilated,
  ...volumes,
].map((use) => opCase(use));
