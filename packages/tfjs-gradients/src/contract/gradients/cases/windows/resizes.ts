import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from '../op-case.js';
import { fourAxes } from './operands.js';

const placements = [
  [false, false],
  [true, false],
  [false, true],
] as const;
const resizes: readonly Use[] = placements.flatMap(([alignCorners, halfPixels]) =>
  (
    [
      [5, 3],
      [2, 2],
      [6, 7],
    ] as const
  ).flatMap((size) => {
    const name = `to ${size.join(' x ')}${alignCorners ? ', corners aligned' : ''}${halfPixels ? ', half pixels' : ''}`;
    return [
      {
        op: 'ResizeBilinear',
        name,
        shapes: [[1, 3, 4, 1]],
        result: (x) => tf.image.resizeBilinear(fourAxes(x), [...size], alignCorners, halfPixels),
      },
      {
        op: 'ResizeNearestNeighbor',
        name,
        shapes: [[1, 3, 4, 1]],
        result: (x) =>
          tf.image.resizeNearestNeighbor(fourAxes(x), [...size], alignCorners, halfPixels),
      },
    ];
  }),
);

/** Pictures at other sizes. */
export const resizeCases: readonly OpCase[] = resizes.map((use) => opCase(use));
