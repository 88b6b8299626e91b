import * as tfjs from '@tensorflow/tfjs-core';
import { filled, filled4d, type ForwardCase } from '../forward-case.js';
import { dtypes } from '../shapes.js';

/** Types, truth values and pictures. */
export const conversionCases: readonly ForwardCase[] = [
  ...dtypes.flatMap((from) =>
    dtypes.map((to) => ({
      kernel: 'Cast',
      name: `${from} to ${to}`,
      run: () => tfjs.cast(filled([2, 5], 1, from), to),
    })),
  ),
  ...(['isFinite', 'isInf', 'isNaN'] as const).map((name) => ({
    kernel: 'IsNan and the like',
    name,
    run: () => tfjs[name](tfjs.tensor1d([1, NaN, Infinity, -Infinity, 0])),
  })),
  {
    kernel: 'LogicalNot',
    name: 'a table',
    run: () => tfjs.logicalNot(filled([3, 4], 1, 'bool')),
  },
  {
    kernel: 'AddN',
    name: 'three',
    run: () => tfjs.addN([filled([2, 3], 1), filled([2, 3], 2), filled([2, 3], 3)]),
  },
  {
    kernel: 'Select',
    name: 'rows by truths',
    run: () => tfjs.where(filled([3, 1], 1, 'bool'), filled([3, 4], 1), filled([3, 4], 2)),
  },
  {
    kernel: 'OneHot',
    name: 'as float',
    run: () => tfjs.oneHot(tfjs.tensor2d([0, 2, 1, 3], [2, 2], 'int32'), 4, 2.5, -0.5, 'float32'),
  },
  {
    kernel: 'Bincount',
    name: 'numbers',
    run: () => tfjs.bincount(tfjs.tensor1d([0, 2, 2, 1], 'int32'), tfjs.tensor1d([]), 4),
  },
  {
    kernel: 'FlipLeftRight',
    name: 'a picture',
    run: () => tfjs.image.flipLeftRight(filled4d([2, 3, 4, 2], 1)),
  },
  ...(['bilinear', 'nearest'] as const).map((method) => ({
    kernel: 'CropAndResize',
    name: `two boxes, ${method}`,
    run: () =>
      tfjs.image.cropAndResize(
        filled4d([2, 5, 6, 2], 1),
        tfjs.tensor2d([0, 0, 0.5, 1, 0.25, 0.5, 1, 1], [2, 4]),
        tfjs.tensor1d([0, 1], 'int32'),
        [3, 4],
        method,
      ),
  })),
];
