import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from './op-case.js';

const integers = (values: number[], shape: number[]): tf.Tensor =>
  tf.tensor(values, shape, 'int32');
const gathers: readonly Use[] = [0, 1, -1].map((axis) => ({
  op: 'GatherV2',
  name: `along ${axis}, one of them twice`,
  shapes: [[2, 3, 2]],
  result: (x) => tf.gather(x, integers([1, 0, 1, 1], [2, 2]), axis),
}));

const batchedGathers: readonly Use[] = [
  {
    op: 'GatherV2',
    name: 'with a batch axis',
    shapes: [[2, 3, 2]],
    result: (x) => tf.gather(x, integers([2, 0, 2, 1], [2, 2]), 1, 1),
  },
  {
    op: 'GatherV2',
    name: 'with a batch axis, along the last',
    shapes: [[2, 2, 3]],
    result: (x) => tf.gather(x, integers([2, 0, 1, 1], [2, 2]), 2, 1),
  },
  {
    op: 'GatherV2',
    name: 'with two batch axes',
    shapes: [[2, 2, 3]],
    result: (x) => tf.gather(x, integers([2, 0, 1, 1], [2, 2, 1]), 2, 2),
  },
  {
    op: 'GatherV2',
    name: 'at the place of the largest',
    shapes: [[2, 3]],
    result: (x) => tf.gather(x, tf.argMax(x, 1), 1),
  },
  {
    op: 'GatherNd',
    name: 'one of them twice',
    shapes: [[2, 3]],
    result: (x) => tf.gatherND(x, integers([0, 1, 1, 2, 0, 1], [3, 2])),
  },
  {
    op: 'UnsortedSegmentSum',
    name: 'with a segment that is dropped',
    shapes: [[4, 2]],
    result: (x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 0, -1, 1], 'int32'), 2),
  },
];

/** Ops that take numbers by their position. */
export const gatherCases: readonly OpCase[] = [...gathers, ...batchedGathers].map((use) =>
  opCase(use),
);
