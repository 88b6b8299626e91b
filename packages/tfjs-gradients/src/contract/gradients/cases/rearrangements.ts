import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from './op-case.js';

const parts: readonly Use[] = [
  ...[0, 1, 2, -1].map((axis) => ({
    op: 'Concat',
    name: `along ${axis}`,
    shapes: [
      [2, 2, 2],
      [2, 2, 2],
    ],
    result: (...operands: tf.Tensor[]) => tf.concat(operands, axis),
  })),
  {
    op: 'Concat',
    name: 'of unequal parts',
    shapes: [
      [2, 1],
      [2, 3],
    ],
    result: (...operands) => tf.concat(operands, 1),
  },
  ...[0, 1, -1].map((axis) => ({
    op: 'Pack',
    name: `along ${axis}`,
    shapes: [
      [2, 2],
      [2, 2],
    ],
    result: (...operands: tf.Tensor[]) => tf.stack(operands, axis),
  })),
  ...[0, 1, -1].map((axis) => ({
    op: 'Unpack',
    name: `along ${axis}`,
    shapes: [[2, 3, 2]],
    result: (x: tf.Tensor) => weighted(tf.unstack(x, axis)),
  })),
  {
    op: 'Unpack',
    name: 'into one part',
    shapes: [[1, 3]],
    result: (x) => weighted(tf.unstack(x, 0)),
  },
  ...[1, -1].map((axis) => ({
    op: 'SplitV',
    name: `along ${axis}`,
    shapes: [[2, 4]],
    result: (x: tf.Tensor) => weighted(tf.split(x, 2, axis)),
  })),
  {
    op: 'SplitV',
    name: 'into unequal parts',
    shapes: [[2, 4]],
    result: (x) => tf.concat([...tf.split(x, [1, 3], 1)].reverse(), 1),
  },
  {
    op: 'SplitV',
    name: 'one part of which is not used',
    shapes: [[2, 4]],
    result: (x) => weighted(tf.split(x, 2, 1).slice(1)),
  },
  {
    op: 'SplitV',
    name: 'into one part',
    shapes: [[2, 2]],
    result: (x) => weighted(tf.split(x, 1, 1)),
  },
];

/** Each part for itself: the first once, the second twice, and so on. */
function weighted(tensors: readonly tf.Tensor[]): tf.Tensor {
  return tf.addN(tensors.map((tensor, index) => tf.mul(tensor, index + 1)));
}

const moves: readonly Use[] = [
  { op: 'Reshape', name: '', shapes: [[2, 3]], result: (x) => tf.reshape(x, [3, 1, 2]) },
  { op: 'ExpandDims', name: '', shapes: [[2, 3]], result: (x) => tf.expandDims(x, 1) },
  { op: 'Reverse', name: 'of all', shapes: [[2, 3]], result: (x) => tf.reverse(x) },
  { op: 'Reverse', name: 'along 1', shapes: [[2, 3, 2]], result: (x) => tf.reverse(x, 1) },
  { op: 'Reverse', name: 'along -1, 0', shapes: [[2, 3]], result: (x) => tf.reverse(x, [-1, 0]) },
  { op: 'Transpose', name: 'of a matrix', shapes: [[2, 3]], result: (x) => tf.transpose(x) },
  {
    op: 'Transpose',
    name: 'of a volume',
    shapes: [[2, 3, 2]],
    result: (x) => tf.transpose(x, [2, 0, 1]),
  },
  {
    op: 'Slice',
    name: '',
    shapes: [[2, 3, 2]],
    result: (x) => tf.slice(x, [0, 1, 1], [2, -1, 1]),
  },
  {
    op: 'StridedSlice',
    name: 'forwards and backwards',
    shapes: [[2, 5]],
    result: (x) => tf.stridedSlice(x, [0, 4], [2, 0], [1, -2]),
  },
  {
    op: 'StridedSlice',
    name: 'with open ends',
    shapes: [[2, 5]],
    result: (x) => tf.stridedSlice(x, [1, 1], [2, 0], [1, 2], 1, 2),
  },
  {
    op: 'SpaceToBatchND',
    name: 'with padding',
    shapes: [[1, 3, 2, 2]],
    result: (x) =>
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [0, 1],
          [1, 1],
        ],
      ),
  },
  {
    op: 'BatchToSpaceND',
    name: 'with crops',
    shapes: [[4, 2, 2, 1]],
    result: (x) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [1, 0],
          [0, 1],
        ],
      ),
  },
  {
    op: 'DepthToSpace',
    name: '',
    shapes: [[1, 2, 2, 8]],
    result: (x) => tf.depthToSpace(x as tf.Tensor4D, 2),
  },
];

/** Ops that put numbers elsewhere. */
export const rearrangementCases: readonly OpCase[] = [...parts, ...moves].map((use) => opCase(use));
