import * as tfjs from '@tensorflow/tfjs-core';
import { filled, filled4d, type ForwardCase } from '../forward-case.js';
import { dtypes, shapes } from '../shapes.js';

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

/** Ops that rearrange numbers. */
export const arrangementCases: readonly ForwardCase[] = [...transposed, ...padded, ...others];
