import * as tf from '@tensorflow/tfjs-core';
import { between, opCase, type OpCase, type Use } from './op-case.js';

type Reduction = (x: tf.Tensor, axis?: number | number[], keepDims?: boolean) => tf.Tensor;

const reductions: readonly (readonly [op: string, reduce: Reduction, values?: Use['values']])[] = [
  ['Max', (x, axis, keepDims) => tf.max(x, axis, keepDims)],
  ['Mean', (x, axis, keepDims) => tf.mean(x, axis, keepDims)],
  ['Min', (x, axis, keepDims) => tf.min(x, axis, keepDims)],
  ['Prod', (x, axis, keepDims) => tf.prod(x, axis, keepDims), between(-1.1, 1.3)],
  ['Sum', (x, axis, keepDims) => tf.sum(x, axis, keepDims)],
];

const axes: readonly (number | number[] | undefined)[] = [
  undefined,
  0,
  1,
  2,
  -1,
  -2,
  [0, 2],
  [2, 1],
  [0, 1],
];

/** By hand: equal ones share the gradient. */
const ties: readonly Use[] = [
  {
    op: 'Max',
    name: 'of two that are equal',
    shapes: [[3]],
    values: [3, 3, 1],
    expected: [0.5, 0.5, 0],
    result: (x) => tf.max(x),
  },
  {
    op: 'Max',
    name: 'of equal ones along the first axis',
    shapes: [[2, 3]],
    values: [0, -1, 2, 0, -2, 2],
    expected: [0.5, 1, 0.5, 0.5, 0, 0.5],
    result: (x) => tf.max(x, 0),
  },
  {
    op: 'Min',
    name: 'of equal ones over two axes, which are kept',
    shapes: [[2, 2, 2]],
    values: [0, 5, 0, 5, 0, 5, 0, 6],
    expected: [0.25, 0.5 / 1.5, 0.25, 0.5 / 1.5, 0.25, 0.5 / 1.5, 0.25, 0],
    result: (x) => tf.min(x, [0, 1], true),
  },
  {
    op: 'Prod',
    name: 'with one zero',
    shapes: [[2, 3]],
    values: [2, 0, 3, 1, 2, 3],
    expected: [0, 6, 0, 6, 3, 2],
    result: (x) => tf.prod(x, 1),
  },
];

const cumulative = [false, true].flatMap((exclusive) =>
  [false, true].flatMap((reverse) =>
    [0, 1, 2, -1, -2].map((axis) => ({
      op: 'Cumsum',
      name: `along ${axis}${exclusive ? ', exclusive' : ''}${reverse ? ', reverse' : ''}`,
      shapes: [[2, 3, 3]],
      result: (x: tf.Tensor) => tf.cumsum(x, axis, exclusive, reverse),
    })),
  ),
);

const rows: readonly Use[] = [
  ...cumulative,
  { op: 'Softmax', name: 'of rows', shapes: [[2, 3]], result: (x) => tf.softmax(x) },
  { op: 'Softmax', name: 'of volumes', shapes: [[2, 2, 3]], result: (x) => tf.softmax(x, -1) },
  {
    op: 'LRN',
    name: 'over three channels',
    shapes: [[1, 2, 2, 5]],
    result: (x) => tf.localResponseNormalization(x as tf.Tensor4D, 1, 1, 0.3, 0.5),
  },
  {
    op: 'TopK',
    name: 'of rows',
    shapes: [[3, 5]],
    result: (x) => tf.topk(x, 3).values,
  },
  {
    op: 'TopK',
    name: 'of a single row',
    shapes: [[6]],
    result: (x) => tf.topk(x, 2).values,
  },
  {
    op: 'TopK',
    name: 'of equal numbers',
    shapes: [[4]],
    values: [1, 3, 3, 3],
    // The first of them, as in TensorFlow.
    expected: [0, 1, 1, 0],
    result: (x) => tf.topk(x, 2).values,
  },
  {
    op: 'TopK',
    name: 'beside its own indices',
    shapes: [[2, 4]],
    result: (x) => {
      const { values, indices } = tf.topk(x, 2);
      return tf.mul(values, tf.cast(indices, 'float32'));
    },
  },
];

/** Ops that take several numbers together along axes. */
export const reductionCases: readonly OpCase[] = [
  ...reductions.flatMap(([op, reduce, values]) =>
    axes.flatMap((axis) =>
      (Array.isArray(axis) ? [false, true] : [false]).map((keepDims) =>
        opCase({
          op,
          name: `over ${axis === undefined ? 'all' : `[${[axis].flat().join()}]`}${keepDims ? ', kept' : ''}`,
          shapes: [[2, 3, 2]],
          result: (x) => reduce(x, axis, keepDims),
          values,
        }),
      ),
    ),
  ),
  ...ties.map((use) => opCase(use)),
  ...rows.map((use) => opCase(use)),
];
