import {
  avgPool,
  avgPool3d,
  dilation2d,
  image,
  maxPool,
  maxPool3d,
  tensor,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { eighths, filled4d, sizeOf, type ForwardCase } from '../forward-case.js';
import { plain, plainPooling, type Plain } from '../plain-convolution.js';
import { flatIndex, placesOf, type PlainWindows } from '../plain-windows.js';
import { pairOf, tfjsPadding, volumeWindows, windowsOf2d } from '../windows.js';

/** All negative: a maximum that starts from zero would show. */
const negative = (shape: readonly number[]): Plain => ({
  shape,
  values: eighths(sizeOf(shape), 1).map((value) => value - 4.5),
});

/** The same as a tensor; border to tfjs-core where it is used, for tensor does not say how many axes it gives. */
function tensorOf({ shape, values }: Plain): Tensor {
  return tensor([...values], [...shape]);
}

const pools: readonly ForwardCase[] = windowsOf2d
  .filter(({ dilations }) => dilations.every((each) => each === 1))
  .flatMap((windows): ForwardCase[] => {
    const x = negative([2, 7, 6, 3]);
    const size = pairOf(windows.size);
    const strides = pairOf(windows.strides);
    const pad = tfjsPadding(windows.pad);
    return [
      {
        kernel: 'MaxPool',
        name: windows.name,
        run: () => maxPool(tensorOf(x) as Tensor4D, size, strides, pad),
        expected: () => plainPooling(x, windows, 'max'),
      },
      {
        kernel: 'AvgPool',
        name: windows.name,
        run: () => avgPool(tensorOf(x) as Tensor4D, size, strides, pad),
        expected: () => plainPooling(x, windows, 'average'),
      },
    ];
  });

/** The number of windows rounded up: as much padding as the last of them take. */
const roundedPools: readonly ForwardCase[] = [2, 3].flatMap((side): ForwardCase[] => {
  const x = negative([2, 5, 5, 3]);
  const name = `window ${side}x${side}, steps 4x4, the number rounded up`;
  const over: [number, number] = [0, side - 1];
  const windows: PlainWindows = {
    size: [side, side],
    strides: [4, 4],
    dilations: [1, 1],
    pad: [over, over],
  };
  return [
    {
      kernel: 'MaxPool',
      name,
      run: () => maxPool(tensorOf(x) as Tensor4D, side, 4, 0, 'ceil'),
      expected: () => plainPooling(x, windows, 'max'),
    },
    {
      kernel: 'AvgPool',
      name,
      run: () => avgPool(tensorOf(x) as Tensor4D, side, 4, 0, 'ceil'),
      expected: () => plainPooling(x, windows, 'average'),
    },
  ];
});

const volumePools: readonly ForwardCase[] = volumeWindows.flatMap((windows): ForwardCase[] => {
  const x = negative([1, 4, 5, 3, 2]);
  const { name, size, strides, pad } = windows;
  return [
    {
      kernel: 'MaxPool3D',
      name,
      run: () => maxPool3d(tensorOf(x) as Tensor5D, size, strides, pad),
      expected: () => plainPooling(x, windows, 'max'),
    },
    {
      kernel: 'AvgPool3D',
      name,
      run: () => avgPool3d(tensorOf(x) as Tensor5D, size, strides, pad),
      expected: () => plainPooling(x, windows, 'average'),
    },
  ];
});

/** Of negative numbers, with windows that hang over the edge: nothing there must count as zero. */
const dilations: readonly ForwardCase[] = windowsOf2d
  .filter(({ pad, size }) => typeof pad === 'string' && size.join('x') !== '1x1')
  .map((windows) => {
    const x = negative([1, 7, 6, 2]);
    const filter = plain([...windows.size, 2], 5);
    return {
      kernel: 'Dilation2D',
      name: windows.name,
      run: () =>
        dilation2d(
          tensorOf(x) as Tensor4D,
          tensorOf(filter) as Tensor3D,
          pairOf(windows.strides),
          windows.pad === 'same' ? 'same' : 'valid',
          pairOf(windows.dilations),
        ),
      expected: () => plainDilation(x, filter, windows),
    };
  });

function plainDilation(x: Plain, filter: Plain, windows: PlainWindows): number[] {
  const [, height = 1, width = 1, channels = 1] = x.shape;
  return placesOf([height, width], windows).flatMap(({ samples }) =>
    Array.from({ length: channels }, (_, channel) =>
      Math.max(
        ...samples.map(
          ({ input, tap }) =>
            (x.values[flatIndex([0, ...input, channel], x.shape)] ?? NaN) +
            (filter.values[flatIndex([...tap, channel], filter.shape)] ?? NaN),
        ),
      ),
    ),
  );
}

const sizes: readonly [number, number][] = [
  [9, 7],
  [10, 8],
  [3, 2],
  [5, 4],
  [1, 1],
  [1, 6],
];

const resizes: readonly ForwardCase[] = [[2, 5, 4, 3] as const, [1, 1, 2, 2] as const].flatMap(
  (shape) =>
    sizes.flatMap((size) =>
      (
        [
          ['corners', false, false],
          ['aligned corners', true, false],
          ['half pixels', false, true],
        ] as const
      ).flatMap(([placement, alignCorners, halfPixelCenters]): ForwardCase[] => {
        const name = `[${shape.join()}] to ${size.join('x')}, ${placement}`;
        const x = () => filled4d(shape, 1);
        return [
          {
            kernel: 'ResizeBilinear',
            name,
            run: () => image.resizeBilinear(x(), size, alignCorners, halfPixelCenters),
          },
          {
            kernel: 'ResizeNearestNeighbor',
            name,
            run: () => image.resizeNearestNeighbor(x(), size, alignCorners, halfPixelCenters),
          },
        ];
      }),
    ),
);

/** Poolings, dilations and resizes. */
export const poolingCases: readonly ForwardCase[] = [
  ...roundedPools,
  ...pools,
  ...volumePools,
  ...dilations,
  ...resizes,
];
