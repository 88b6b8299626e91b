import * as tfjs from '@tensorflow/tfjs-core';
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { filled, type ForwardCase } from '../forward-case.js';

const ofOne: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  Abs: tfjs.abs,
  ClipByValue: (x) => tfjs.clipByValue(x, -2, 1),
  Cumprod: (x) => tfjs.cumprod(x, 1),
  Cumsum: (x) => tfjs.cumsum(x, 1),
  Neg: tfjs.neg,
  Relu: tfjs.relu,
  Relu6: tfjs.relu6,
  Reverse: (x) => tfjs.reverse(x, 1),
  Sign: tfjs.sign,
  Square: tfjs.square,
  TopK: (x) => tfjs.topk(x, 2).values,
  Transpose: (x) => tfjs.transpose(x),
};

const ofTwo: Readonly<Record<string, (a: Tensor, b: Tensor) => Tensor>> = {
  Equal: tfjs.equal,
  GreaterEqual: tfjs.greaterEqual,
  LessEqual: tfjs.lessEqual,
  Minimum: tfjs.minimum,
  Mod: (a, b) => tfjs.mod(a, tfjs.add(tfjs.abs(b), tfjs.scalar(1, 'int32'))),
  NotEqual: tfjs.notEqual,
  Select: (a, b) => tfjs.where(tfjs.greater(a, b), a, b),
  SquaredDifference: tfjs.squaredDifference,
};

const ofPictures: Readonly<Record<string, (x: Tensor4D) => Tensor>> = {
  MaxPool: (x) => tfjs.maxPool(x, 2, 2, 'same'),
  ResizeBilinear: (x) => tfjs.image.resizeBilinear(x, [3, 5]),
  ResizeNearestNeighbor: (x) => tfjs.image.resizeNearestNeighbor(x, [3, 5]),
  SpaceToBatchND: (x) =>
    tfjs.spaceToBatchND(
      x,
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ),
};

const shapes = [
  [2, 3],
  [2, 4, 3, 2],
] as const;

const int32 = (shape: readonly number[], seed: number): Tensor => filled(shape, seed, 'int32');

// A name of their own: they must not be left out where some settings of each kernel are enough.
const named = (kernel: string): string => `${kernel} of whole numbers`;

/** Ops on int32, as graphs that reckon with places or take pictures as pixels have them: wasm reads the bytes of some as those of float32. */
export const wholeNumberCases: readonly ForwardCase[] = [
  ...shapes.flatMap((shape) => [
    ...Object.entries(ofOne).map(([kernel, op]) => ({
      kernel: named(kernel),
      name: `[${shape.join()}]`,
      run: () => op(int32(shape, 1)),
    })),
    ...Object.entries(ofTwo).map(([kernel, op]) => ({
      kernel: named(kernel),
      name: `[${shape.join()}]`,
      run: () => op(int32(shape, 1), int32(shape, 2)),
    })),
  ]),
  ...Object.entries(ofPictures).map(([kernel, op]) => ({
    kernel: named(kernel),
    name: '[1,4,6,2]',
    // Border to tfjs-core: the type of a tensor of any shape does not say how many axes it has.
    run: () => op(int32([1, 4, 6, 2], 1) as Tensor4D),
  })),
  {
    kernel: named('BatchMatMul'),
    name: '[3,4] by [4,2]',
    run: () => tfjs.matMul(int32([3, 4], 1), int32([4, 2], 2)),
  },
  {
    kernel: named('BatchMatMul'),
    name: '[2,3,4] turned by [1,3,2]',
    run: () => tfjs.matMul(int32([2, 3, 4], 1), int32([1, 3, 2], 2), true),
  },
  {
    kernel: named('GatherNd'),
    name: 'rows',
    run: () => tfjs.gatherND(int32([3, 4], 1), tfjs.tensor2d([0, 1, 2, 3], [2, 2], 'int32')),
  },
  {
    kernel: named('ScatterNd'),
    name: 'rows',
    run: () => tfjs.scatterND(tfjs.tensor2d([2, 0], [2, 1], 'int32'), int32([2, 3], 1), [4, 3]),
  },
];
