import { networkFromFunctions } from '@gradcam/core/network';
import {
  cast,
  cumsum,
  greater,
  matMul,
  max,
  mean,
  mirrorPad,
  mul,
  relu,
  reshape,
  squaredDifference,
  sum,
  tensor,
  where,
  zerosLike,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import type { Contract } from '../contract.js';
import { withNet } from '../../assertions/with-net.js';
import { named } from '../../report/test-id.js';

/** The features are one row of three; the map is the mean slope times each of them. */
const heads: readonly (readonly [
  name: string,
  head: (a: Tensor) => Tensor,
  features: readonly [number, number, number],
  map: readonly [number, number, number],
])[] = [
  // Two share the slope of one: a third on average.
  ['a maximum that two share', (a) => max(a), [3, 3, 1], [1, 1, 1 / 3]],
  // The middle one is seen three times.
  [
    'a reflection',
    (a) =>
      mirrorPad(
        a,
        [
          [0, 0],
          [0, 0],
          [1, 1],
          [0, 0],
        ],
        'reflect',
      ),
    [1, 2, 3],
    [5 / 3, 10 / 3, 5],
  ],
  // Seen three times, twice and once.
  ['sums so far along an axis inside', (a) => cumsum(a, 2), [1, 2, 3], [2, 4, 6]],
  // The whole number is a constant, 2 on average.
  [
    'a cast to whole numbers and back',
    (a) => mul(a, cast(cast(a, 'int32'), 'float32')),
    [1, 2, 3],
    [2, 4, 6],
  ],
  [
    'what is above a threshold',
    (a) => where(greater(a, 1.5), a, zerosLike(a)),
    [1, 2, 3],
    [2 / 3, 4 / 3, 2],
  ],
  // With m = 1 for half the mean: 2 (a - m), less a sixth of the sum of all of it, which is 6.
  [
    'the squared difference to half the mean',
    (a) => squaredDifference(a, mul(mean(a, [1, 2], true), 0.5)),
    [1, 2, 3],
    [1, 2, 3],
  ],
];

/**
 * Tests maps through gradients that tfjs has wrong or lacks, by hand.
 *
 * @param contract The backend and its tolerance.
 */
export function testMendedMaps({ tolerance }: Contract): void {
  describe('maps through gradients that TensorFlow.js has wrong', () => {
    it.each(heads)('are right through %s', named('kinks'), (_, head, features, expected) =>
      withNet(
        () =>
          networkFromFunctions({
            input: { name: 'row', shape: [null, 1, 3, 1], dtype: 'float32' },
            trunk: (input) => relu(input),
            head: (a) => reshape(sum(head(a)), [1, 1]),
          }),
        () => tensor([...features], [1, 3, 1]),
        async ({ map }) => {
          const { scoreMap } = await map(0, { outputUpsampling: 'none' });
          await expectMap(scoreMap, [1, 3], expected, tolerance);
        },
      ),
    );

    it.each([1, 2, 8])(
      'do not grow with the number of saturated places, %i of 16',
      named('saturated'),
      (saturated) =>
        withNet(
          saturatingNet,
          () => tensor(saturatedInput(saturated), [4, 4, 1]),
          async ({ map }) => {
            const { scoreMap } = await map(0, { outputUpsampling: 'none' });
            const expected = saturatedInput(saturated).map((value) => Math.min(value, 6) / 16);
            await expectMap(scoreMap, [4, 4], expected, tolerance);
          },
        ),
    );

    it(
      'are all zero where nothing is above the threshold, which is no error',
      named('all-zero'),
      () =>
        withNet(
          () =>
            networkFromFunctions({
              input: { name: 'row', shape: [null, 1, 3, 1], dtype: 'float32' },
              trunk: (input) => relu(input),
              head: (a) =>
                matMul(
                  reshape(mul(a, cast(greater(a, 5), 'float32')), [1, 3]),
                  tensor([[1], [2], [3]]),
                ),
            }),
          () => tensor([1, 2, 3], [1, 3, 1]),
          async ({ map }) => {
            const { scoreMap } = await map(0, { outputUpsampling: 'none' });
            await expectMap(scoreMap, [1, 3], [0, 0, 0], tolerance);
          },
        ),
    );
  });
}

/** The maximum of min(x, 6), which is 6 at every position above it. */
function saturatingNet(): Sequential {
  return sequential({
    layers: [
      layers.reLU({ maxValue: 6, inputShape: [4, 4, 1] }),
      layers.globalMaxPooling2d({}),
      layers.dense({ units: 1, useBias: false, kernelInitializer: 'ones' }),
    ],
  });
}

function saturatedInput(count: number): number[] {
  return Array.from({ length: 16 }, (_, position) => (position < count ? 9 : 3));
}
