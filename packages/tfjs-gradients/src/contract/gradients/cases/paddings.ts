import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from './op-case.js';

const mirrors: readonly (readonly [mode: 'reflect' | 'symmetric', paddings: [number, number][]])[] =
  [
    [
      'reflect',
      [
        [0, 0],
        [2, 1],
      ],
    ],
    [
      'reflect',
      [
        [1, 0],
        [0, 2],
      ],
    ],
    [
      'reflect',
      [
        [1, 1],
        [2, 2],
      ],
    ],
    [
      'symmetric',
      [
        [2, 1],
        [0, 0],
      ],
    ],
    [
      'symmetric',
      [
        [2, 2],
        [3, 3],
      ],
    ],
  ];

const padding: readonly Use[] = [
  ...mirrors.map(([mode, paddings]) => ({
    op: 'MirrorPad',
    name: `${mode} ${paddings.join(' ')}`,
    shapes: [[2, 3]],
    result: (x: tf.Tensor) => tf.mirrorPad(x, paddings, mode),
  })),
  {
    op: 'MirrorPad',
    name: 'reflect of a picture',
    shapes: [[1, 3, 3, 2]],
    result: (x) =>
      tf.mirrorPad(
        x,
        [
          [0, 0],
          [1, 2],
          [2, 1],
          [0, 0],
        ],
        'reflect',
      ),
  },
  {
    op: 'PadV2',
    name: 'with a number, uneven',
    shapes: [[2, 3]],
    result: (x) =>
      tf.pad(
        x,
        [
          [1, 0],
          [2, 3],
        ],
        7,
      ),
  },
  {
    op: 'Tile',
    name: 'of a row',
    shapes: [[3]],
    result: (x) => tf.tile(x, [3]),
  },
  { op: 'Tile', name: 'of a matrix', shapes: [[2, 3]], result: (x) => tf.tile(x, [2, 3]) },
  { op: 'Tile', name: 'of a volume', shapes: [[2, 1, 3]], result: (x) => tf.tile(x, [2, 3, 1]) },
  {
    op: 'Tile',
    name: 'of a picture',
    shapes: [[1, 2, 1, 2]],
    result: (x) => tf.tile(x, [1, 2, 3, 2]),
  },
  {
    op: 'Tile',
    name: 'by a broadcast',
    shapes: [[2, 1]],
    result: (x) => tf.broadcastTo(x, [3, 2, 4]),
  },
];

/** Ops that put numbers round a tensor, or the tensor itself several times. */
export const paddingCases: readonly OpCase[] = padding.map((use) => opCase(use));
