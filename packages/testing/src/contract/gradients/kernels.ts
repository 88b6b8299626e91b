import {
  avgPool,
  conv2d,
  depthwiseConv2d,
  dilation2d,
  fused,
  gather,
  maxPool,
  maxPool3d,
  reshape,
  sum,
  tensor1d,
  tensor2d,
  tensor3d,
  zeros,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  expectGradient,
  gradientMethod,
  noise,
  type GradientCase,
} from '../../assertions/expect-gradient.js';
import { expectMap } from '../../assertions/expect-map.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import type { Contract } from '../contract.js';
import { withNet } from '../../assertions/with-net.js';
import { named } from '../../report/test-id.js';

// Border to tfjs-core: the type of a tensor that is made of any shape does not say how many axes it has.
const picture = (x: Tensor): Tensor4D => x as Tensor4D;
const volume = (x: Tensor): Tensor5D => x as Tensor5D;

/** Each four away from the others: one more does not change which is the largest. */
const apart = (count: number, sign = 1): number[] =>
  Array.from({ length: count }, (_, index) => sign * 4 * (1 + ((index * 37) % count)));

/** A filter of whole numbers from 0 to 2. */
const steps = (shape: readonly [number, number, number]): Tensor3D =>
  reshape(
    tensor1d(Array.from({ length: shape[0] * shape[1] * shape[2] }, (_, at) => (at * 5) % 3)),
    [...shape],
  );

const cases: readonly (GradientCase & { readonly name: string; readonly kernel: string })[] = [
  {
    name: 'a gather along the first axis of space',
    kernel: 'UnsortedSegmentSum',
    shape: [1, 5, 4, 3],
    head: (a) => gather(a, tensor1d([4, 0, 4, 2], 'int32'), 1),
  },
  {
    name: 'a gather along the channels',
    kernel: 'UnsortedSegmentSum',
    shape: [1, 3, 2, 5],
    head: (a) => gather(a, tensor1d([1, 1, 3], 'int32'), 3),
  },
  {
    name: 'a dilation',
    kernel: 'Dilation2DBackpropInput',
    shape: [1, 5, 4, 2],
    values: apart(40),
    head: (a) => dilation2d(picture(a), steps([3, 2, 2]), 1, 'same'),
  },
  {
    name: 'a dilation in steps',
    kernel: 'Dilation2DBackpropInput',
    shape: [1, 5, 6, 2],
    values: apart(60),
    head: (a) => dilation2d(picture(a), steps([2, 3, 2]), [2, 1], 'valid'),
  },
  {
    name: 'a dilation with gaps',
    kernel: 'Dilation2DBackpropInput',
    shape: [1, 6, 5, 1],
    values: apart(30),
    head: (a) => dilation2d(picture(a), steps([2, 2, 1]), 1, 'same', [2, 3]),
  },
  {
    name: 'a max pooling of negative numbers',
    kernel: 'MaxPoolGrad',
    shape: [1, 5, 4, 2],
    values: apart(40, -1),
    head: (a) => maxPool(picture(a), 3, 2, 'same'),
  },
  {
    name: 'a max pooling of negative volumes',
    kernel: 'MaxPool3DGrad',
    shape: [1, 3, 4, 3, 1],
    values: apart(36, -1),
    head: (a) => maxPool3d(volume(a), 2, 1, 'valid'),
  },
  {
    name: 'an average over windows that hang over the edge',
    kernel: 'AvgPoolGrad',
    shape: [1, 5, 4, 2],
    head: (a) => avgPool(picture(a), 3, 2, 'same'),
  },
  {
    name: 'a depthwise convolution in steps with two outputs a channel',
    kernel: 'DepthwiseConv2dNativeBackpropInput',
    shape: [1, 5, 5, 3],
    head: (a) => depthwiseConv2d(picture(a), picture(noise([3, 3, 3, 2], 5)), 2, 'same'),
  },
  {
    name: 'a convolution in steps',
    kernel: 'Conv2DBackpropInput',
    shape: [1, 5, 4, 3],
    head: (a) => conv2d(picture(a), picture(noise([3, 2, 3, 2], 5)), [2, 1], 'same'),
  },
  {
    name: 'a convolution of single places',
    kernel: 'Conv2DBackpropInput',
    shape: [1, 3, 4, 5],
    head: (a) => conv2d(picture(a), picture(noise([1, 1, 5, 2], 5)), 1, 'valid'),
  },
  {
    name: 'a fused convolution and its bias',
    kernel: 'Conv2DBackpropFilter',
    shape: [1, 4, 4, 2],
    head: (a) =>
      fused.conv2d({
        x: picture(a),
        filter: picture(noise([3, 3, 2, 3], 5)),
        strides: 1,
        pad: 'same',
        bias: tensor1d([1, 2, 3]),
      }),
  },
];

/** The picture as a matrix is M = 1 2 / 3 4, and so is the constant W. The score is the sum of the product. */
const products: readonly (readonly [name: string, product: (m: Tensor) => Tensor, number[]])[] = [
  // Each entry of the column p of M counts once for every column of W: the sum of W's row p.
  ['the first', (m) => fused.matMul({ a: m, b: weights() }), [3, 7, 3, 7]],
  // Each entry of the row p of M counts once for every row of W: the sum of W's column p.
  ['the second', (m) => fused.matMul({ a: weights(), b: m }), [4, 4, 6, 6]],
  // Both: for the entry p, q the sum of the row q and of the column p.
  ['each', (m) => fused.matMul({ a: m, b: m }), [7, 11, 9, 13]],
  // M M' sums to the squares of the columns' sums, 4 and 6, so each entry counts twice its column's.
  [
    'each, one of them transposed,',
    (m) => fused.matMul({ a: m, b: m, transposeB: true }),
    [8, 12, 8, 12],
  ],
];

const weights = (): Tensor => tensor2d([1, 2, 3, 4], [2, 2]);

/**
 * Tests gradients whose kernels some backend lacks, has wrong, or gets from us for speed, against finite differences or by hand.
 *
 * @param contract The backend and its tolerance.
 */
export function testKernels({ tolerance }: Contract): void {
  describe('kernels that some backend lacks or has wrong', () => {
    it.each(cases)('$kernel: differentiates $name', named('kernel'), (given) =>
      expectGradient(given, Math.max(tolerance, 1e-4)),
    );

    it.each(products)(
      '_FusedMatMul: differentiates %s factor of a product',
      named('fused-product'),
      (_, product, slopes) =>
        withNet(
          () =>
            networkFromFunctions({
              input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
              trunk: (input) => input.clone(),
              head: (a) => reshape(product(reshape(a, [2, 2])), [1, 4]),
            }),
          picture2x2,
          async ({ map }) => {
            const { scoreMap } = await map((output) => sum(output), {
              method: gradientMethod,
              sign: 'signed',
              outputUpsampling: 'none',
            });
            await expectMap(scoreMap, [2, 2, 1], slopes, tolerance);
          },
        ),
    );

    // By hand, as the forward pass of wasm is wrong here: each window of two gives its slope to the larger of -3 -1 -2 -4.
    it(
      'Dilation2DBackpropInput: differentiates a dilation of negative numbers',
      named('dilation'),
      () =>
        withNet(
          () =>
            networkFromFunctions({
              input: { name: 'image', shape: [null, 1, 4, 1], dtype: 'float32' },
              trunk: (input) => input.clone(),
              head: (a) => dilation2d(picture(a), zeros([1, 2, 1]), 1, 'valid'),
            }),
          () => tensor3d([-3, -1, -2, -4], [1, 4, 1]),
          async ({ map }) => {
            const { scoreMap } = await map((output) => sum(output), {
              method: gradientMethod,
              sign: 'signed',
              outputUpsampling: 'none',
            });
            await expectMap(scoreMap, [1, 4, 1], [0, 2, 1, 0], tolerance);
          },
        ),
    );
  });
}
