import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase } from './op-case.js';

/** A convolution whose filter is computed from the activations, too, and the kernel that its gradient needs. */
export interface FilterCase {
  readonly kernel: string;
  readonly given: OpCase;
}

// Border to tfjs-core: the type of a tensor that is made of any shape does not say how many axes it has.
const four = (x: tf.Tensor): tf.Tensor4D => x as tf.Tensor4D;
const five = (x: tf.Tensor): tf.Tensor5D => x as tf.Tensor5D;

/** In both of their inputs. */
export const filterCases: readonly FilterCase[] = [
  {
    kernel: 'Conv2DBackpropFilter',
    given: opCase({
      op: 'Conv2D',
      name: 'in its filter',
      shapes: [
        [1, 3, 4, 2],
        [2, 2, 2, 1],
      ],
      result: (x, filter) => tf.conv2d(four(x), four(filter), 1, 'same'),
    }),
  },
  {
    kernel: 'Conv2DBackpropFilter',
    given: opCase({
      op: 'Conv2DBackpropInput',
      name: 'in its filter',
      shapes: [
        [1, 2, 3, 1],
        [2, 2, 2, 1],
      ],
      result: (x, filter) => tf.conv2dTranspose(four(x), four(filter), [1, 4, 6, 2], 2, 'same'),
    }),
  },
  {
    kernel: 'Conv2DBackpropFilter',
    given: opCase({
      op: 'FusedConv2D',
      name: 'in its filter',
      shapes: [
        [1, 3, 4, 2],
        [2, 2, 2, 1],
      ],
      result: (x, filter) =>
        tf.fused.conv2d({ x: four(x), filter: four(filter), strides: 1, pad: 'valid' }),
    }),
  },
  {
    kernel: 'DepthwiseConv2dNativeBackpropFilter',
    given: opCase({
      op: 'DepthwiseConv2dNative',
      name: 'in its filter',
      shapes: [
        [1, 3, 4, 2],
        [2, 2, 2, 1],
      ],
      result: (x, filter) => tf.depthwiseConv2d(four(x), four(filter), 1, 'same'),
    }),
  },
  {
    kernel: 'Conv3DBackpropFilterV2',
    given: opCase({
      op: 'Conv3D',
      name: 'in its filter',
      shapes: [
        [1, 2, 3, 2, 1],
        [2, 2, 2, 1, 2],
      ],
      result: (x, filter) => tf.conv3d(five(x), five(filter), 1, 'same'),
    }),
  },
];
