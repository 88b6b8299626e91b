import * as tf from '@tensorflow/tfjs-core';
import { opCase, type OpCase, type Use } from '../op-case.js';
import { fiveAxes, fourAxes } from './operands.js';

/** A convolution whose filter is computed from the activations, too, and the kernel that its gradient needs. */
export interface FilterCase {
  readonly kernel: string;
  readonly given: OpCase;
}

const flat = [
  [1, 3, 4, 2],
  [2, 2, 2, 1],
];

const uses: readonly (Omit<Use, 'name'> & { readonly kernel: string })[] = [
  {
    kernel: 'Conv2DBackpropFilter',
    op: 'Conv2D',
    shapes: flat,
    result: (x, filter) => tf.conv2d(fourAxes(x), fourAxes(filter), 1, 'same'),
  },
  {
    kernel: 'Conv2DBackpropFilter',
    op: 'Conv2DBackpropInput',
    shapes: [
      [1, 2, 3, 1],
      [2, 2, 2, 1],
    ],
    result: (x, filter) =>
      tf.conv2dTranspose(fourAxes(x), fourAxes(filter), [1, 4, 6, 2], 2, 'same'),
  },
  {
    kernel: 'Conv2DBackpropFilter',
    op: 'FusedConv2D',
    shapes: flat,
    result: (x, filter) =>
      tf.fused.conv2d({ x: fourAxes(x), filter: fourAxes(filter), strides: 1, pad: 'valid' }),
  },
  {
    kernel: 'DepthwiseConv2dNativeBackpropFilter',
    op: 'DepthwiseConv2dNative',
    shapes: flat,
    result: (x, filter) => tf.depthwiseConv2d(fourAxes(x), fourAxes(filter), 1, 'same'),
  },
  {
    kernel: 'Conv3DBackpropFilterV2',
    op: 'Conv3D',
    shapes: [
      [1, 2, 3, 2, 1],
      [2, 2, 2, 1, 2],
    ],
    result: (x, filter) => tf.conv3d(fiveAxes(x), fiveAxes(filter), 1, 'same'),
  },
];

/** In both of their inputs. */
export const filterCases: readonly FilterCase[] = uses.map(({ kernel, ...use }) => ({
  kernel,
  given: opCase({ ...use, name: 'in its filter' }),
}));
