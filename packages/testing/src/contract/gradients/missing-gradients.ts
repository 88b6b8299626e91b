import {
  avgPool3d,
  conv2d,
  conv3d,
  depthToSpace,
  depthwiseConv2d,
  gatherND,
  image,
  reshape,
  stridedSlice,
  sum,
  tensor2d,
  type Tensor,
  type Tensor4D,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { describe, it } from 'vitest';
import { expectGradient, noise } from '../../assertions/expect-gradient.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';

const heads: readonly (readonly [name: string, head: (a: Tensor) => Tensor])[] = [
  ['a strided slice', (a) => stridedSlice(a, [0, 1, 0, 1], [1, 5, 4, 4], [1, 2, 1, 1])],
  ['a strided slice backwards', (a) => stridedSlice(a, [0, 4, 3, 0], [1, 0, 0, 4], [1, -2, -1, 3])],
  [
    'a strided slice that drops an axis',
    (a) => stridedSlice(a, [0, 2, 0, 0], [1, 3, 3, 4], [1, 1, 1, 1], 0, 0, 0, 0, 2),
  ],
  ['depth to space', (a) => depthToSpace(a as Tensor4D, 2)],
  [
    'a gather with a place taken twice',
    (a) => reshape(gatherND(a, tensor2d([0, 1, 2, 0, 4, 0, 0, 1, 2], [3, 3], 'int32')), [1, 3, 4]),
  ],
  [
    'a dilated convolution',
    (a) => conv2d(a as Tensor4D, noise([3, 2, 4, 3], 5) as Tensor4D, 1, 'same', 'NHWC', 2),
  ],
  [
    'a dilated convolution without padding',
    (a) => conv2d(a as Tensor4D, noise([2, 2, 4, 2], 5) as Tensor4D, 1, 'valid', 'NHWC', [3, 2]),
  ],
  [
    'a dilated depthwise convolution',
    (a) => depthwiseConv2d(a as Tensor4D, noise([3, 3, 4, 2], 5) as Tensor4D, 1, 'same', 'NHWC', 2),
  ],
  ...resizes([
    ['bilinear', [9, 7], false, false],
    ['bilinear', [9, 7], true, false],
    ['bilinear', [9, 3], false, true],
    ['bilinear', [3, 2], false, false],
    ['nearest', [9, 7], false, false],
    ['nearest', [9, 7], true, false],
    ['nearest', [9, 3], false, true],
  ]),
  [
    'a bilinear resize of one place with aligned corners',
    (a) => image.resizeBilinear(sum<Tensor4D>(a, [1, 2], true), [5, 6], true),
  ],
];

function resizes(
  cases: readonly (readonly [
    kind: 'bilinear' | 'nearest',
    size: [number, number],
    alignCorners: boolean,
    halfPixelCenters: boolean,
  ])[],
): (readonly [name: string, head: (a: Tensor) => Tensor])[] {
  return cases.map(([kind, size, alignCorners, halfPixelCenters]) => {
    const placement = alignCorners
      ? 'aligned corners'
      : halfPixelCenters
        ? 'half pixels'
        : 'corners';
    const resize = kind === 'bilinear' ? image.resizeBilinear : image.resizeNearestNeighbor;
    return [
      `a ${kind} resize to ${size.join(' x ')} by ${placement}`,
      (a) => resize(a as Tensor4D, size, alignCorners, halfPixelCenters),
    ];
  });
}

/** Over volumes, where the kernels of some backends are wrong. */
const volumeHeads: readonly (readonly [name: string, head: (a: Tensor) => Tensor])[] = [
  ['a convolution', (a) => conv3d(volume(a), volume(noise([2, 3, 2, 2, 3], 5)), 1, 'same')],
  [
    'a convolution in steps',
    (a) => conv3d(volume(a), volume(noise([3, 2, 3, 2, 2], 5)), [2, 1, 2], 'same'),
  ],
  ['an average over windows that hang over the edge', (a) => avgPool3d(volume(a), 2, 2, 'same')],
  ['an average over whole windows', (a) => avgPool3d(volume(a), [2, 2, 3], 1, 'valid')],
];

// Border to tfjs-core: five axes, which the type of a tensor that is made of any shape does not say.
const volume = (x: Tensor): Tensor5D => x as Tensor5D;

/**
 * Tests gradients that tfjs lacks, against finite differences. The ops are linear, so a difference of one is exact.
 *
 * @param contract The backend and its tolerance.
 */
export function testMissingGradients({ tolerance }: Contract): void {
  describe('gradients that TensorFlow.js lacks', () => {
    const cases = [
      ...heads.map(([name, head]) => [name, [1, 5, 4, 4], head] as const),
      ...volumeHeads.map(
        ([name, head]) => [`${name} over volumes`, [1, 3, 4, 3, 2], head] as const,
      ),
    ];
    it.each(cases)('differentiates %s', named('op'), (_, shape, head) =>
      expectGradient({ head, shape }, Math.max(tolerance, 1e-4)),
    );
  });
}
