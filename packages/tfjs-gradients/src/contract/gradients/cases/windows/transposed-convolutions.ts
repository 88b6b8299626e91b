import * as tf from '@tensorflow/tfjs-core';
import { noise } from '../noise.js';
import { opCase, type OpCase, type Use } from '../op-case.js';
import { filter, fiveAxes, fourAxes } from './operands.js';
import { stepName } from './steps.js';

const transposed: readonly Use[] = [
  ...([1, 2] as const).flatMap((stride) =>
    (['same', 'valid'] as const).map((pad) => ({
      op: 'Conv2DBackpropInput',
      name: stepName(stride, pad),
      shapes: [[1, 2, 3, 2]],
      result: (x: tf.Tensor) => {
        const size = (length: number) => (pad === 'same' ? length * stride : length * stride + 2);
        const shape: [number, number, number, number] = [1, size(2), size(3), 3];
        return tf.conv2dTranspose(
          fourAxes(x),
          filter([stride + 2, stride + 2, 3, 2]),
          shape,
          stride,
          pad,
        );
      },
    })),
  ),
  {
    op: 'Conv3DBackpropInputV2',
    name: 'stride 2',
    shapes: [[1, 1, 2, 2, 2]],
    result: (x) =>
      tf.conv3dTranspose(
        fiveAxes(x),
        fiveAxes(noise([2, 2, 2, 1, 2], 5)),
        [1, 2, 4, 4, 1],
        2,
        'same',
      ),
  },
];

/** Convolutions backwards, as layers of their own. */
export const transposedConvolutionCases: readonly OpCase[] = transposed.map((use) => opCase(use));
