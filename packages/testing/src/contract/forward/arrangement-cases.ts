import * as tfjs from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { filled, filled4d, type ForwardCase } from './forward-case.js';

const shapes: readonly (readonly number[])[] = [
  [5],
  [3, 4],
  [2, 3, 4],
  [2, 3, 4, 5],
  [1, 2, 3, 2, 2],
];
const dtypes = ['float32', 'int32', 'bool'] as const;

/** All orders of a few axes, some of many. */
function ordersOf(rank: number): number[][] {
  const orders = Array.from({ length: rank }, (_, axis) => axis).reduce<number[][]>(
    (found, axis) =>
      found.flatMap((order) =>
        Array.from({ length: order.length + 1 }, (_, at) => [
          ...order.slice(0, at),
          axis,
          ...order.slice(at),
        ]),
      ),
    [[]],
  );
  return orders.filter((_, index) => rank < 5 || index % 7 === 0);
}

const transposed: readonly ForwardCase[] = shapes.flatMap((shape) =>
  ordersOf(shape.length).map((order) => ({
    kernel: 'Transpose',
    name: `[${shape.join()}] to ${order.join()}`,
    run: () => tfjs.transpose(filled(shape, 1), order),
  })),
);

const padded: readonly ForwardCase[] = shapes.flatMap((shape) =>
  dtypes.flatMap((dtype): ForwardCase[] => {
    const paddings = shape.map((_, axis): [number, number] => [axis % 2, (axis + 1) % 3]);
    const small = shape.map((size): [number, number] => [Math.min(1, size - 1), 0]);
    const x = () => filled(shape, 1, dtype);
    const name = `${dtype} [${shape.join()}]`;
    return [
      { kernel: 'PadV2', name, run: () => tfjs.pad(x(), paddings) },
      {
        kernel: 'PadV2',
        name: `${name} with 3`,
        run: () => tfjs.pad(x(), paddings, dtype === 'bool' ? 1 : 3),
      },
      ...(dtype === 'bool'
        ? []
        : [
            {
              kernel: 'MirrorPad',
              name: `${name} reflect`,
              run: () => tfjs.mirrorPad(x(), small, 'reflect'),
            },
            {
              kernel: 'MirrorPad',
              name: `${name} symmetric`,
              run: () => tfjs.mirrorPad(x(), small, 'symmetric'),
            },
          ]),
    ];
  }),
);

const taken: readonly ForwardCase[] = shapes.flatMap((shape) =>
  dtypes.flatMap((dtype) =>
    shape.flatMap((size, axis): ForwardCase[] => {
      const x = (seed = 1): Tensor => filled(shape, seed, dtype);
      const name = `${dtype} [${shape.join()}], axis ${axis}`;
      const longer = shape.map((each, at) => (at === axis ? each + 1 : each));
      const rest = (value: number, other: number) =>
        shape.map((_, at) => (at === axis ? value : other));
      return [
        {
          kernel: 'Concat',
          name,
          run: () => tfjs.concat([x(1), filled(longer, 2, dtype), x(3)], axis),
        },
        { kernel: 'Pack', name, run: () => tfjs.stack([x(1), x(2)], axis) },
        {
          kernel: 'Unpack',
          name,
          run: () => tfjs.stack(tfjs.unstack(x(), axis).reverse(), 0),
        },
        {
          kernel: 'SplitV',
          name,
          run: () =>
            tfjs.concat(
              tfjs
                .split(
                  x(),
                  [1, size - 1].filter((part) => part > 0),
                  axis,
                )
                .reverse(),
              axis,
            ),
        },
        {
          kernel: 'Slice',
          name,
          run: () =>
            tfjs.slice(x(), rest(Math.min(1, size - 1), 0), rest(size - Math.min(1, size - 1), -1)),
        },
        {
          kernel: 'StridedSlice',
          name,
          run: () => tfjs.stridedSlice(x(), rest(0, 0), [...shape], rest(2, 1)),
        },
        {
          kernel: 'StridedSlice',
          name: `${name}, backwards`,
          run: () => tfjs.stridedSlice(x(), rest(-1, 0), [...shape], rest(-1, 1), 0, 2 ** axis),
        },
        {
          kernel: 'StridedSlice',
          name: `${name}, dropped`,
          run: () =>
            tfjs.stridedSlice(
              x(),
              rest(size - 1, 0),
              [...shape],
              rest(1, 1),
              0,
              0,
              0,
              0,
              2 ** axis,
            ),
        },
        {
          kernel: 'Tile',
          name,
          run: () => tfjs.tile(x(), rest(3, 1)),
        },
        { kernel: 'Reverse', name, run: () => tfjs.reverse(x(), axis) },
        {
          kernel: 'GatherV2',
          name,
          run: () => tfjs.gather(x(), tfjs.tensor1d([size - 1, 0, size - 1], 'int32'), axis),
        },
        {
          kernel: 'GatherV2',
          name: `${name}, a table`,
          run: () =>
            tfjs.gather(x(), tfjs.tensor2d([size - 1, 0, 0, size - 1], [2, 2], 'int32'), axis),
        },
        {
          kernel: 'ExpandDims',
          name,
          run: () => tfjs.mul(tfjs.cast(tfjs.expandDims(x(), axis), 'float32'), 1),
        },
        {
          kernel: 'BroadcastTo',
          name,
          run: () =>
            tfjs.broadcastTo(
              filled(
                rest(1, 0).map((one, at) => (one === 1 ? 1 : (shape[at] ?? 1))),
                1,
                dtype,
              ),
              [...shape],
            ),
        },
      ];
    }),
  ),
);

const others: readonly ForwardCase[] = [
  ...(
    [
      [[2, 3, 4, 4], 2],
      [[1, 2, 2, 18], 3],
    ] as const
  ).flatMap(([shape, block]): ForwardCase[] => [
    {
      kernel: 'DepthToSpace',
      name: `[${shape.join()}] by ${block}`,
      run: () => tfjs.depthToSpace(filled4d(shape, 1), block),
    },
  ]),
  ...(
    [
      [
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ],
      [
        [2, 3],
        [
          [0, 0],
          [1, 2],
        ],
      ],
      [
        [1, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ],
    ] satisfies [number[], number[][]][]
  ).map(([block, paddings]) => ({
    kernel: 'SpaceToBatchND',
    name: `blocks ${block.join('x')}, paddings ${paddings.join()}`,
    run: () => tfjs.spaceToBatchND(filled([1, 4, 6, 3], 1), block, paddings),
  })),
  ...(
    [
      [
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ],
      [
        [2, 1],
        [
          [1, 0],
          [0, 1],
        ],
      ],
      [
        [1, 4],
        [
          [0, 0],
          [1, 2],
        ],
      ],
    ] satisfies [number[], number[][]][]
  ).map(([block, crops]) => ({
    kernel: 'BatchToSpaceND',
    name: `blocks ${block.join('x')}, crops ${crops.join()}`,
    run: () => tfjs.batchToSpaceND(filled([4, 3, 2, 3], 1), block, crops),
  })),
  {
    kernel: 'GatherNd',
    name: 'rows of a volume',
    run: () =>
      tfjs.gatherND(filled([3, 4, 5], 1), tfjs.tensor2d([0, 1, 2, 3, 0, 0], [3, 2], 'int32')),
  },
  {
    kernel: 'GatherV2',
    name: 'by batch',
    run: () =>
      tfjs.gather(filled([2, 4, 3], 1), tfjs.tensor2d([3, 0, 1, 1], [2, 2], 'int32'), 1, 1),
  },
  {
    kernel: 'ScatterNd',
    name: 'rows',
    run: () => tfjs.scatterND(tfjs.tensor2d([2, 0], [2, 1], 'int32'), filled([2, 3], 1), [4, 3]),
  },
  {
    kernel: 'StridedSlice',
    name: 'an ellipsis',
    run: () => tfjs.stridedSlice(filled([2, 3, 4, 5], 1), [0, 1], [0, 5], [1, 2], 1, 1, 1),
  },
  {
    kernel: 'Range',
    name: 'numbers',
    run: () => tfjs.range(0, 10, 1.5),
  },
  {
    kernel: 'LinSpace',
    name: 'numbers',
    run: () => tfjs.linspace(-1, 2, 7),
  },
];

/** What puts numbers elsewhere. */
export const arrangementCases: readonly ForwardCase[] = [
  ...transposed,
  ...padded,
  ...taken,
  ...others,
];
