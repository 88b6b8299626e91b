import * as tf from '@tensorflow/tfjs-core';
import { between, opCase, type OpCase, type Use } from './op-case.js';

/** The two factors, without and with a batch; one of them repeated over the batch of the other. */
const batches: readonly (readonly [
  a: readonly number[],
  b: readonly number[],
  turned: readonly boolean[],
])[] = [
  [[], [], [false]],
  [[2], [2], [false, true]],
  [[2], [1], [false]],
  [[1], [2], [false, true]],
  [[2], [], [false]],
  [[], [2], [false]],
];

const matrices: readonly Use[] = batches.flatMap(([a, b, turned]) =>
  turned.flatMap((transposeA) =>
    turned.map((transposeB) => {
      const [left, right] = [transposeA ? [2, 1] : [1, 2], transposeB ? [3, 2] : [2, 3]];
      const shapes = [
        [...a, ...left],
        [...b, ...right],
      ];
      return {
        op: 'BatchMatMul',
        name: `[${shapes.map((shape) => shape.join()).join('] with [')}]${transposeA ? ', the first transposed' : ''}${transposeB ? ', the second transposed' : ''}`,
        shapes,
        result: (x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, transposeA, transposeB),
      };
    }),
  ),
);

const sums: readonly (readonly [equation: string, a: readonly number[], b: readonly number[]])[] = [
  ['ab,bc->ac', [2, 3], [3, 2]],
  ['abc,adc->abd', [2, 2, 3], [2, 2, 3]],
  ['abcd,cde->abe', [1, 2, 2, 2], [2, 2, 2]],
];

const einsums: readonly Use[] = sums.map(([equation, a, b]) => ({
  op: 'Einsum',
  name: equation,
  shapes: [a, b],
  result: (...operands: tf.Tensor[]) => tf.einsum(equation, ...operands),
}));

// Border to tfjs-core: the type of a tensor that is made of any shape does not say how many axes it has.
const four = (x: tf.Tensor): tf.Tensor4D => x as tf.Tensor4D;

/** x, mean, variance, offset, scale: all differentiated. */
const normalised = (x: readonly number[], factor: readonly number[]): Use => ({
  op: 'FusedBatchNorm',
  name: `[${x.join()}] by [${factor.join()}]`,
  shapes: [x, factor, factor, factor, factor],
  values: between(0.4, 2),
  result: (input, mean, variance, offset, scale) =>
    tf.batchNorm(four(input), four(mean), four(variance), four(offset), four(scale), 0.1),
});

const partly = (name: string, hasOffset: boolean, hasScale: boolean): Use => ({
  op: 'FusedBatchNorm',
  name,
  shapes: [[2, 3]],
  result: (x) =>
    tf.batchNorm(
      x as tf.Tensor2D,
      tf.tensor1d([0.5, 1, 2]),
      tf.tensor1d([1, 2, 3]),
      hasOffset ? tf.tensor1d([3, 4, 5]) : undefined,
      hasScale ? tf.tensor1d([2, -1, 3]) : undefined,
    ),
});

const fusedProducts: readonly Use[] = [
  [
    [1, 2, 2],
    [1, 2, 3],
  ],
  [
    [2, 1, 2],
    [1, 2, 3],
  ],
  [
    [1, 1, 2],
    [2, 2, 3],
  ],
].map((factors) => ({
  op: '_FusedMatMul',
  name: factors.map((shape) => `[${shape.join()}]`).join(' with '),
  shapes: [...factors, [3]],
  result: (a, b, bias) => tf.fused.matMul({ a, b, bias }),
}));

/** Ops that multiply and sum. */
export const productCases: readonly OpCase[] = [
  ...matrices,
  ...fusedProducts,
  ...einsums,
  normalised([2, 3], [3]),
  normalised([2, 2, 3], [3]),
  normalised([1, 2, 2, 2], [2]),
  normalised([1, 2, 2, 2], [1, 2, 2, 2]),
  partly('without a scale', true, false),
  partly('without an offset', false, true),
  partly('without either', false, false),
].map((use) => opCase(use));
