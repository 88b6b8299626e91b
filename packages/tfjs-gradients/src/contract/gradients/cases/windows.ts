import * as tf from '@tensorflow/tfjs-core';
import { noise } from './noise.js';
import { opCase, type OpCase, type Use } from './op-case.js';

type Padding = Parameters<typeof tf.conv2d>[3];

// Border to tfjs-core: the type of a tensor that is made of any shape does not say how many axes it has.
const picture = (x: tf.Tensor): tf.Tensor4D => x as tf.Tensor4D;
const volume = (x: tf.Tensor): tf.Tensor5D => x as tf.Tensor5D;
const filter = (shape: readonly number[]): tf.Tensor4D => noise(shape, 5) as tf.Tensor4D;
const uneven: Padding = [
  [0, 0],
  [1, 0],
  [0, 2],
  [0, 0],
];

/** Stride, padding. */
const steps: readonly (readonly [stride: number, pad: Padding])[] = [
  [1, 'valid'],
  [1, 'same'],
  [2, 'valid'],
  [2, 'same'],
  [1, uneven],
  [2, 1],
];
const named = (stride: number, pad: Padding) => `stride ${stride}, padding ${String(pad)}`;

const flat: readonly Use[] = steps.flatMap(([stride, pad]) => [
  {
    op: 'Conv2D',
    name: named(stride, pad),
    shapes: [[1, 4, 5, 2]],
    result: (x) => tf.conv2d(picture(x), filter([3, 2, 2, 2]), stride, pad),
  },
  {
    op: 'DepthwiseConv2dNative',
    name: named(stride, pad),
    shapes: [[1, 4, 5, 2]],
    result: (x) => tf.depthwiseConv2d(picture(x), filter([3, 2, 2, 2]), stride, pad),
  },
  {
    op: 'AvgPool',
    name: named(stride, pad),
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.avgPool(picture(x), 3, stride, pad),
  },
  {
    op: 'MaxPool',
    name: named(stride, pad),
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.maxPool(picture(x), 3, stride, pad),
  },
]);

const roundings: readonly Use[] = (['floor', 'round', 'ceil'] as const).flatMap((rounding) => [
  {
    op: 'Conv2D',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.conv2d(picture(x), filter([2, 2, 1, 2]), 3, 0, 'NHWC', 1, rounding),
  },
  {
    op: 'DepthwiseConv2dNative',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.depthwiseConv2d(picture(x), filter([2, 2, 1, 2]), 3, 0, 'NHWC', 1, rounding),
  },
  {
    op: 'AvgPool',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.avgPool(picture(x), 3, 2, 0, rounding),
  },
  {
    op: 'MaxPool',
    group: 'size-rounded',
    name: `size by ${rounding}`,
    shapes: [[1, 4, 5, 1]],
    result: (x) => tf.maxPool(picture(x), 3, 2, 0, rounding),
  },
]);

/** Windows of one sample: steps of two over a padded input give as many numbers as they get. */
const pointwise: readonly Use[] = ([1, 2] as const).map((stride) => ({
  op: 'Conv2D',
  name: `of one sample, stride ${stride}`,
  shapes: [[1, 3, 3, 2]],
  result: (x: tf.Tensor) => tf.conv2d(picture(x), filter([1, 1, 2, 2]), stride, stride - 1),
}));

const dilated: readonly Use[] = [
  {
    op: 'Conv2D',
    name: 'dilated',
    shapes: [[1, 5, 4, 1]],
    result: (x) => tf.conv2d(picture(x), filter([2, 2, 1, 2]), 1, 'same', 'NHWC', [2, 3]),
  },
  {
    op: 'DepthwiseConv2dNative',
    name: 'dilated',
    shapes: [[1, 5, 4, 1]],
    result: (x) => tf.depthwiseConv2d(picture(x), filter([2, 2, 1, 2]), 1, 'valid', 'NHWC', [2, 3]),
  },
  ...(['same', 'valid'] as const).map((pad) => ({
    op: 'Dilation2D',
    name: `padding ${pad}`,
    shapes: [[1, 4, 5, 1]],
    result: (x: tf.Tensor) =>
      tf.dilation2d(picture(x), noise([2, 2, 1], 3) as tf.Tensor3D, [1, 2], pad),
  })),
];

/** Layers with their bias. */
const fusedLayers: readonly Use[] = ([1, 2] as const).flatMap((dilation) => [
  {
    op: 'FusedConv2D',
    name: `dilation ${dilation}`,
    shapes: [[1, 4, 5, 1], [2]],
    result: (x, bias) =>
      tf.fused.conv2d({
        x: picture(x),
        filter: filter([2, 2, 1, 2]),
        strides: 1,
        pad: 'same',
        dilations: dilation,
        bias,
      }),
  },
  {
    op: 'FusedDepthwiseConv2D',
    name: `dilation ${dilation}`,
    shapes: [[1, 4, 5, 1], [2]],
    result: (x, bias) =>
      tf.fused.depthwiseConv2d({
        x: picture(x),
        filter: filter([2, 2, 1, 2]),
        strides: 1,
        pad: 'same',
        dilations: dilation,
        bias,
      }),
  },
]);

const transposed: readonly Use[] = [
  ...([1, 2] as const).flatMap((stride) =>
    (['same', 'valid'] as const).map((pad) => ({
      op: 'Conv2DBackpropInput',
      name: named(stride, pad),
      shapes: [[1, 2, 3, 2]],
      result: (x: tf.Tensor) => {
        const size = (length: number) => (pad === 'same' ? length * stride : length * stride + 2);
        const shape: [number, number, number, number] = [1, size(2), size(3), 3];
        return tf.conv2dTranspose(
          picture(x),
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
      tf.conv3dTranspose(volume(x), volume(noise([2, 2, 2, 1, 2], 5)), [1, 2, 4, 4, 1], 2, 'same'),
  },
];

const volumes: readonly Use[] = (
  [
    [1, 'same'],
    [2, 'same'],
    [1, 'valid'],
    [2, 'valid'],
    // Larger than the window.
    [3, 'same'],
  ] as const
).flatMap(([stride, pad]) => [
  {
    op: 'Conv3D',
    name: named(stride, pad),
    shapes: [[1, 2, 3, 3, 1]],
    result: (x) => tf.conv3d(volume(x), volume(noise([2, 2, 2, 1, 2], 5)), stride, pad),
  },
  {
    op: 'AvgPool3D',
    name: named(stride, pad),
    shapes: [[1, 2, 3, 3, 1]],
    result: (x) => tf.avgPool3d(volume(x), 2, stride, pad),
  },
  {
    op: 'MaxPool3D',
    name: named(stride, pad),
    shapes: [[1, 2, 3, 3, 1]],
    result: (x) => tf.maxPool3d(volume(x), 2, stride, pad),
  },
]);

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
        result: (x) => tf.image.resizeBilinear(picture(x), [...size], alignCorners, halfPixels),
      },
      {
        op: 'ResizeNearestNeighbor',
        name,
        shapes: [[1, 3, 4, 1]],
        result: (x) =>
          tf.image.resizeNearestNeighbor(picture(x), [...size], alignCorners, halfPixels),
      },
    ];
  }),
);

const tied: readonly Use[] = [
  {
    op: 'MaxPool',
    group: 'equal-numbers',
    name: '',
    shapes: [[1, 2, 2, 1]],
    values: [1, 3, 3, 3],
    // The first of them, as in TensorFlow.
    expected: [0, 1, 0, 0],
    result: (x) => tf.maxPool(picture(x), 2, 2, 'valid'),
  },
];

/** Ops whose windows slide over pictures and volumes. */
export const windowCases: readonly OpCase[] = [
  ...flat,
  ...roundings,
  ...pointwise,
  ...dilated,
  ...fusedLayers,
  ...transposed,
  ...volumes,
  ...resizes,
  ...tied,
].map((use) => opCase(use));
