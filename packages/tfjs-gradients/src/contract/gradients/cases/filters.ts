import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from './op-case.js';

/** A convolution whose filter is computed from the activations, too, and the kernel that its gradient needs. */
export interface FilterCase {
  readonly kernel: string;
  readonly given: OpCase;
}

// Border to tfjs-core: the type of a tensor that is made of any shape does not say how many axes it has.
const four = (x: tf.Tensor): tf.Tensor4D => x as tf.Tensor4D;
const five = (x: tf.Tensor): tf.Tensor5D => x as tf.Tensor5D;

const flat = [
  [1, 3, 4, 2],
  [2, 2, 2, 1],
];

const uses: readonly (Omit<Use, 'name'> & { readonly kernel: string })[] = [
  {
    kernel: 'Conv2DBackpropFilter',
    op: 'Conv2D',
    shapes: flat,
    result: (x, filter) => tf.conv2d(four(x), four(filter), 1, 'same'),
  },
  {
    kernel: 'Conv2DBackpropFilter',
    op: 'Conv2DBackpropInput',
    shapes: [
      [1, 2, 3, 1],
      [2, 2, 2, 1],
    ],
    result: (x, filter) => tf.conv2dTranspose(four(x), four(filter), [1, 4, 6, 2], 2, 'same'),
  },
  {
    kernel: 'Conv2DBackpropFilter',
    op: 'FusedConv2D',
    shapes: flat,
    result: (x, filter) =>
      tf.fused.conv2d({ x: four(x), filter: four(filter), strides: 1, pad: 'valid' }),
  },
  {
    kernel: 'DepthwiseConv2dNativeBackpropFilter',
    op: 'DepthwiseConv2dNative',
    shapes: flat,
    result: (x, filter) => tf.depthwiseConv2d(four(x), four(filter), 1, 'same'),
  },
  {
    kernel: 'Conv3DBackpropFilterV2',
    op: 'Conv3D',
    shapes: [
      [1, 2, 3, 2, 1],
      [2, 2, 2, 1, 2],
    ],
    result: (x, filter) => tf.conv3d(five(x), five(filter), 1, 'same'),
  },
];

/** In both of their inputs. */
export const filterCases: readonly FilterCase[] = uses.map(({ kernel, ...use }) => ({
  kernel,
  given: opCase({ ...use, name: 'in its filter' }),
}));
