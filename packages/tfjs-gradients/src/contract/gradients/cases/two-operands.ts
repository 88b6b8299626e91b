import * as tf from '@tensorflow/tfjs-core';
import { apart, between, opCase, type OpCase, type Use } from './op-case.js';

type Op = (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;

/** Equal, lower rank on each side, inner axes of one on each side and on both, numbers. */
const pairs: readonly (readonly [a: readonly number[], b: readonly number[]])[] = [
  [
    [2, 3],
    [2, 3],
  ],
  [[2, 3], [3]],
  [[3], [2, 3]],
  [
    [2, 1, 2],
    [2, 3, 2],
  ],
  [
    [2, 3, 2],
    [2, 1, 2],
  ],
  [
    [2, 1],
    [1, 3],
  ],
  [[2, 3], []],
  [[], [2, 3]],
  [
    [1, 1],
    [2, 2],
  ],
];

const positive = between(0.5, 2.2);
/** Away from zero. */
const bothSigns = (count: number): number[] =>
  positive(count).map((value, index) => (index % 3 === 0 ? -value : value));
/** The quotient of any two is 0.3 and more from a whole number. */
const between3 = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 3 : -3) + 0.02 * index);

const ops: readonly (readonly [op: string, result: Op, values?: Use['values']])[] = [
  ['Add', (a, b) => tf.add(a, b)],
  ['Atan2', (a, b) => tf.atan2(a, b), bothSigns],
  ['Maximum', (a, b) => tf.maximum(a, b)],
  ['Minimum', (a, b) => tf.minimum(a, b)],
  ['Mod', (a, b) => tf.mod(tf.mul(a, 2.5), b), between3],
  ['Multiply', (a, b) => tf.mul(a, b)],
  ['Pow', (a, b) => tf.pow(a, b), positive],
  ['RealDiv', (a, b) => tf.div(a, tf.add(tf.square(b), 0.5))],
  ['SquaredDifference', (a, b) => tf.squaredDifference(a, b)],
  ['Sub', (a, b) => tf.sub(a, b)],
];

const ties: readonly (readonly [op: string, result: Op])[] = [
  ['Maximum', (a, b) => tf.maximum(a, b)],
  ['Minimum', (a, b) => tf.minimum(a, b)],
];

const condition = (): tf.Tensor => tf.tensor([true, false, false]);

const others: readonly Use[] = [
  {
    op: 'AddN',
    name: 'three of them',
    shapes: [
      [2, 2],
      [2, 2],
      [2, 2],
    ],
    result: (a, b, c) => tf.addN([a, b, c]),
  },
  ...[2, 3, -1, 1].map((power) => ({
    op: 'Pow',
    name: `of both signs, to the power ${power}`,
    shapes: [[6]],
    values: bothSigns,
    result: (x: tf.Tensor) => tf.pow(x, power),
  })),
  ...[[3], [2, 3], [1], [2, 1]].map((shape) => ({
    op: 'Prelu',
    name: `with slopes [${shape.join()}]`,
    shapes: [[2, 3], shape],
    result: tf.prelu,
  })),
  {
    op: 'Prelu',
    name: 'at its kink',
    shapes: [[2], [1]],
    values: [0, -2, 0.5],
    // A slope of its own at zero and below it; the slope counts for what lies below.
    expected: [0.5, 0.5, -2],
    result: tf.prelu,
  },
  {
    op: 'Select',
    name: 'of equal sizes',
    shapes: [[3], [3]],
    result: (a, b) => tf.where(condition(), a, b),
  },
  {
    op: 'Select',
    name: 'with a condition that is repeated',
    shapes: [
      [2, 3],
      [2, 3],
    ],
    result: (a, b) => tf.where(condition(), a, b),
  },
  {
    op: 'Select',
    name: 'with operands that are repeated',
    shapes: [[2, 1], []],
    result: (a, b) => tf.where(condition(), a, b),
  },
];

/** Of two operands and more, both differentiated. */
export const twoOperandCases: readonly OpCase[] = [
  ...ops.flatMap(([op, result, values = apart]) =>
    pairs.map(([a, b]) =>
      opCase({
        op,
        name: `[${a.join()}] with [${b.join()}]`,
        shapes: [a, b],
        result: result,
        values,
      }),
    ),
  ),
  ...ties.flatMap(([op, result]) => [
    // The first of two equal ones gets it, as in TensorFlow.
    opCase({
      op,
      name: 'of equal numbers',
      shapes: [[2], [2]],
      values: [1, -1, 1, -1],
      expected: [1, 1, 0, 0],
      result: result,
    }),
    opCase({
      op,
      name: 'of numbers equal to one that is repeated',
      shapes: [[1], [3]],
      values: [2, 2, 2, 2],
      expected: [3, 0, 0, 0],
      result: result,
    }),
  ]),
  ...others.map((use) => opCase(use)),
];
