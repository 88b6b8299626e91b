import * as tfjs from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { plainScan } from '../plain-scan.js';
import { filled, positive, type ForwardCase } from '../forward-case.js';

const shapes: readonly (readonly number[])[] = [
  [5],
  [3, 4],
  [2, 3, 4],
  [2, 3, 4, 5],
  [1, 2, 3, 2, 2],
];

/** Every axis, all pairs of neighbours, all. */
const axesOf = (rank: number): (number | number[] | undefined)[] => [
  undefined,
  ...Array.from({ length: rank }, (_, axis) => axis),
  ...Array.from({ length: rank - 1 }, (_, axis) => [axis, axis + 1]),
  ...(rank > 2 ? [[0, rank - 1], [-1]] : []),
];

type Reduction = (x: Tensor, axis?: number | number[], keepDims?: boolean) => Tensor;

const reductions: readonly (readonly [
  kernel: string,
  op: Reduction,
  dtypes: readonly ('float32' | 'int32' | 'bool')[],
])[] = [
  ['Sum', tfjs.sum, ['float32', 'int32', 'bool']],
  ['Mean', tfjs.mean, ['float32', 'int32']],
  ['Max', tfjs.max, ['float32', 'int32']],
  ['Min', tfjs.min, ['float32', 'int32']],
  ['Prod', tfjs.prod, ['float32', 'int32']],
  ['All', tfjs.all, ['bool']],
  ['Any', tfjs.any, ['bool']],
];

const reduced: readonly ForwardCase[] = reductions.flatMap(([kernel, op, dtypes]) =>
  dtypes.flatMap((dtype) =>
    shapes.flatMap((shape) =>
      axesOf(shape.length).map((axis, index) => ({
        kernel,
        name: `${dtype} [${shape.join()}], axis ${String(axis)}${index % 2 === 0 ? ', kept' : ''}`,
        run: () => op(filled(shape, 1, dtype), axis, index % 2 === 0),
      })),
    ),
  ),
);

/** Every axis, counted from the first and from the last. */
const eachAxis = (shape: readonly number[]): number[] =>
  shape.flatMap((_, axis) => [axis, axis - shape.length]);

const alongAnAxis: readonly (readonly [kernel: string, op: (x: Tensor, axis: number) => Tensor])[] =
  [
    ['ArgMax', (x, axis) => tfjs.argMax(x, axis)],
    ['ArgMin', (x, axis) => tfjs.argMin(x, axis)],
    ['Reverse', (x, axis) => tfjs.reverse(x, axis)],
    ['LogSumExp', (x, axis) => tfjs.logSumExp(x, axis)],
  ];

const ranked: readonly ForwardCase[] = alongAnAxis.flatMap(([kernel, op], index) =>
  shapes.flatMap((shape) =>
    eachAxis(shape).map((axis) => ({
      kernel,
      name: `${index} [${shape.join()}], axis ${axis}`,
      run: () => op(filled(shape, 1), axis),
    })),
  ),
);

const scans = [
  { kernel: 'Cumsum', op: tfjs.cumsum, start: 0, combine: (sum: number, x: number) => sum + x },
  { kernel: 'Cumprod', op: tfjs.cumprod, start: 1, combine: (sum: number, x: number) => sum * x },
];

/** Without the cpu backend, which fails along an axis that is counted from the last. */
const scanned: readonly ForwardCase[] = scans.flatMap(({ kernel, op, start, combine }) =>
  [false, true].flatMap((isExclusive) =>
    [false, true].flatMap((isFromBehind) =>
      shapes.flatMap((shape) =>
        eachAxis(shape).map((asked) => {
          const axis = asked < 0 ? asked + shape.length : asked;
          return {
            kernel,
            name: `[${shape.join()}], axis ${asked}${isExclusive ? ', exclusive' : ''}${isFromBehind ? ', from behind' : ''}`,
            run: () => op(filled(shape, 1), asked, isExclusive, isFromBehind),
            expected: () => plainScan({ shape, axis, combine, start, isExclusive, isFromBehind }),
          };
        }),
      ),
    ),
  ),
);

const softmaxes: readonly ForwardCase[] = shapes.slice(0, 4).flatMap((shape): ForwardCase[] => [
  { kernel: 'Softmax', name: `[${shape.join()}]`, run: () => tfjs.softmax(filled(shape, 1)) },
  {
    kernel: 'Softmax',
    name: `[${shape.join()}], sure`,
    run: () => tfjs.softmax(tfjs.mul(filled(shape, 1), 40)),
  },
  {
    kernel: 'LogSoftmax',
    name: `[${shape.join()}], sure`,
    run: () => tfjs.logSoftmax(tfjs.mul(filled(shape, 1), 40)),
  },
  {
    kernel: 'TopK',
    name: `[${shape.join()}]`,
    run: () => tfjs.topk(filled(shape, 1), 3).values,
  },
  {
    kernel: 'Moments',
    name: `[${shape.join()}]`,
    run: () => tfjs.moments(positive(shape, 1), -1, true).variance,
  },
]);

/** Ops that reduce axes, or run along one. */
export const reductionCases: readonly ForwardCase[] = [
  ...reduced,
  ...ranked,
  ...scanned,
  ...softmaxes,
];
