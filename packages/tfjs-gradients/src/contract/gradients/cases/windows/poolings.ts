import * as tf from '@tensorflow/tfjs-core';
import { noise } from '../noise.js';
import { opCase, type OpCase, type Use } from '../op-case.js';
import { fiveAxes, fourAxes } from './operands.js';
import { stepName, steps, volumeSteps } from './steps.js';

const flat: readonly Use[] = steps.flatMap(([stride, pad]) => [
  {
    op: 'AvgPool',
    name: stepName(stride, pad),
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.avgPool(fourAxes(x), 3, stride, pad),
  },
  {
    op: 'MaxPool',
    name: stepName(stride, pad),
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.maxPool(fourAxes(x), 3, stride, pad),
  },
]);

const roundings: readonly Use[] = (['floor', 'round', 'ceil'] as const).flatMap((rounding) => [
  {
    op: 'AvgPool',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.avgPool(fourAxes(x), 3, 2, 0, rounding),
  },
  {
    op: 'MaxPool',
    group: 'size-rounded',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.maxPool(fourAxes(x), 3, 2, 0, rounding),
  },
]);

const volumes: readonly Use[] = volumeSteps.flatMap(([stride, pad]) => [
  {
    op: 'AvgPool3D',
    name: stepName(stride, pad),
    shapes: [[1, 2, 3, 3, 1]],
    result: (x) => tf.avgPool3d(fiveAxes(x), 2, stride, pad),
  },
  {
    op: 'MaxPool3D',
    name: stepName(stride, pad),
    shapes: [[1, 2, 3, 3, 1]],
    result: (x) => tf.maxPool3d(fiveAxes(x), 2, stride, pad),
  },
]);

const tied: readonly Use[] = [
  {
    op: 'MaxPool',
    group: 'equal-numbers',
    name: '',
    shapes: [[1, 2, 2, 1]],
    values: [1, 3, 3, 3],
    // The first of them, as in TensorFlow.
    expected: [0, 1, 0, 0],
    result: (x) => tf.maxPool(fourAxes(x), 2, 2, 'valid'),
  },
];

/** A maximum of sums with a filter; the filter's type is a border to tfjs-core, as those of the operands are. */
const dilations: readonly Use[] = (['same', 'valid'] as const).map((pad) => ({
  op: 'Dilation2D',
  name: `padding ${pad}`,
  shapes: [[1, 4, 5, 1]],
  result: (x: tf.Tensor) =>
    tf.dilation2d(fourAxes(x), noise([2, 2, 1], 3) as tf.Tensor3D, [1, 2], pad),
}));

/** Averages and maxima over windows. */
export const poolingCases: readonly OpCase[] = [
  ...flat,
  ...roundings,
  ...volumes,
  ...tied,
  ...dilations,
].map((use) => opCase(use));
