import {
  conv2d,
  conv2dTranspose,
  conv3d,
  conv3dTranspose,
  depthwiseConv2d,
} from '@tensorflow/tfjs-core';
import { filled3d, filled4d, filled5d, type ForwardCase } from '../forward-case.js';
import { fits, plain, plainConvolution, plainTransposedConvolution } from '../plain-convolution.js';
import { outputSpace, type PlainWindows } from '../plain-windows.js';
import { pairOf, tfjsPadding, volumeWindows, windowsOf2d } from '../windows.js';

type Windows = Omit<PlainWindows, 'size'>;

const pictures: readonly (readonly number[])[] = [
  [1, 7, 6, 2],
  [2, 8, 8, 1],
];

const convolutions: readonly ForwardCase[] = pictures.flatMap((shape) =>
  windowsOf2d
    .filter((windows) => fits(plain(shape, 1), windows))
    .flatMap(({ name, size, strides, dilations, pad }) => {
      const channels = shape[3] ?? 1;
      const windows: Windows = { strides, dilations, pad };
      const common = [pairOf(strides), tfjsPadding(pad), 'NHWC', pairOf(dilations)] as const;
      const filter = [...size, channels, 3];
      return [
        {
          kernel: 'Conv2D',
          name: `[${shape.join()}], ${name}`,
          run: () => conv2d(filled4d(shape, 1), filled4d(filter, 2), ...common),
          expected: () => plainConvolution(plain(shape, 1), plain(filter, 2), windows, false),
        },
        ...[1, 2].map((multiplier) => {
          const own = [...size, channels, multiplier];
          return {
            kernel: 'DepthwiseConv2dNative',
            name: `[${shape.join()}], ${multiplier} a channel, ${name}`,
            run: () => depthwiseConv2d(filled4d(shape, 1), filled4d(own, 2), ...common),
            expected: () => plainConvolution(plain(shape, 1), plain(own, 2), windows, true),
          };
        }),
      ];
    }),
);

const transposed: readonly ForwardCase[] = windowsOf2d
  .filter(({ dilations, pad }) => dilations.every((each) => each === 1) && typeof pad === 'string')
  .map(({ name, size, strides, dilations, pad }) => {
    const space = [7, 6];
    const windows: Windows = { strides, dilations, pad };
    const dy = [2, ...outputSpace(space, { ...windows, size }), 3];
    const filter = [...size, 2, 3];
    return {
      kernel: 'Conv2DBackpropInput',
      name: `to [7, 6], ${name}`,
      run: () =>
        conv2dTranspose(
          filled4d(dy, 1),
          filled4d(filter, 2),
          [2, 7, 6, 2],
          pairOf(strides),
          typeof pad === 'string' ? pad : 'valid',
        ),
      expected: () => plainTransposedConvolution(plain(dy, 1), plain(filter, 2), windows, space),
    };
  });

const volumes: readonly ForwardCase[] = volumeWindows.flatMap((windows): ForwardCase[] => {
  const { name, size, strides, pad } = windows;
  const shape = [1, 4, 5, 3, 2];
  const space = shape.slice(1, 4);
  const filter = [...size, 2, 3];
  const dy = [1, ...outputSpace(space, windows), 3];
  return [
    {
      kernel: 'Conv3D',
      name,
      run: () => conv3d(filled5d(shape, 1), filled5d(filter, 2), strides, pad),
      expected: () => plainConvolution(plain(shape, 1), plain(filter, 2), windows, false),
    },
    {
      kernel: 'Conv3DBackpropInputV2',
      name,
      run: () =>
        conv3dTranspose(filled5d(dy, 1), filled5d(filter, 2), [1, 4, 5, 3, 2], strides, pad),
      expected: () => plainTransposedConvolution(plain(dy, 1), plain(filter, 2), windows, space),
    },
  ];
});

/** A picture without a batch axis, a padding that is rounded, channels first: the other forms that the ops allow. */
const others: readonly ForwardCase[] = [
  {
    kernel: 'Conv2D',
    name: 'a picture without a batch axis, steps 4x4, window 3x3, padding same',
    run: () => conv2d(filled3d([8, 8, 1], 1), filled4d([3, 3, 1, 1], 2), 4, 'same'),
    expected: () =>
      plainConvolution(
        plain([1, 8, 8, 1], 1),
        plain([3, 3, 1, 1], 2),
        { strides: [4, 4], dilations: [1, 1], pad: 'same' },
        false,
      ),
  },
  ...(['floor', 'ceil', 'round'] as const).map((rounding) => ({
    kernel: 'Conv2D',
    name: `padding 1, rounded by ${rounding}`,
    run: () =>
      conv2d(filled4d([1, 8, 7, 2], 1), filled4d([3, 3, 2, 2], 2), 2, 1, 'NHWC', 1, rounding),
  })),
];

/** Convolutions of every kind. */
export const convolutionCases: readonly ForwardCase[] = [
  ...convolutions,
  ...transposed,
  ...volumes,
  ...others,
];
