import { networkFromFunctions } from '@gradcam/core/network';
import {
  avgPool,
  concat,
  fill,
  mul,
  reshape,
  slice,
  sum,
  tensor,
  tensor1d,
  tensor2d,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, it } from 'vitest';
import type { Contract } from '../contract.js';
import { expectMap } from '../../assertions/expect-map.js';
import { named } from '../../report/test-id.js';
import { withNet, type NetUse } from '../../assertions/with-net.js';

/** A convolution that adds up its window, ReLU, and a dense layer that adds up everything. */
const summing = (convolution: Sequential['layers'][number]) =>
  sequential({
    layers: [convolution, layers.flatten(), layers.dense({ units: 1, kernelInitializer: 'ones' })],
  });

const ones = { filters: 1, kernelInitializer: 'ones', activation: 'relu' } as const;

/**
 * Signals, volumes and channels first, worked out by hand: where every activation counts once, the weight is 1 and the
 * map is the activations.
 *
 * @param contract The backend and its tolerance.
 */
export function testDimensions({ tolerance }: Contract): void {
  const expectValues = async (
    { x, map }: NetUse<Sequential, Tensor>,
    expected: readonly number[],
    outputUpsampling: 'nearest' | 'bilinear',
  ) => {
    const { scoreMap } = await map(0, { outputUpsampling });
    const space = x.shape.filter((size) => size > 1);
    await expectMap(scoreMap, space, expected, tolerance);
  };
  describe('data of one and three dimensions', () => {
    it('explains a signal', named('signal'), () =>
      withNet(
        () => summing(layers.conv1d({ ...ones, kernelSize: 2, strides: 2, inputShape: [4, 1] })),
        () => tensor2d([1, 2, 3, 4], [4, 1]),
        async (use) => {
          // The activations are 1 + 2 and 3 + 4.
          await expectValues(use, [3, 3, 7, 7], 'nearest');
          await expectValues(use, [3, 4, 6, 7], 'bilinear');
        },
      ),
    );

    it('explains a volume', named('volume'), () =>
      withNet(
        () =>
          summing(
            layers.conv3d({
              ...ones,
              kernelSize: [1, 1, 2],
              strides: [1, 1, 2],
              inputShape: [2, 2, 4, 1],
            }),
          ),
        () =>
          tensor(
            Array.from({ length: 16 }, (_, index) => index),
            [2, 2, 4, 1],
          ),
        // Neighbours along the last axis are added: 0 + 1, 2 + 3, …
        (use) =>
          expectValues(use, [1, 1, 5, 5, 9, 9, 13, 13, 17, 17, 21, 21, 25, 25, 29, 29], 'nearest'),
      ),
    );

    it(
      'folds the tokens of a transformer into their grid, without the class token',
      named('tokens'),
      () =>
        withNet(
          () =>
            networkFromFunctions({
              input: { name: 'image', shape: [null, 4, 6, 1], dtype: 'float32' },
              trunk: (input) => {
                const patches = mul(avgPool(input as Tensor4D, 2, 2, 'valid'), 4);
                return concat([fill([1, 1, 1], 100), reshape(patches, [1, 6, 1])], 1);
              },
              // The patches count twice, the class token not at all.
              head: (tokens) =>
                reshape(mul(sum(slice(tokens, [0, 1, 0], [-1, -1, -1]), 1), 2), [-1, 1]),
            }),
          () =>
            tensor(
              Array.from({ length: 24 }, (_, index) => index),
              [4, 6, 1],
            ),
          async ({ map }) => {
            // Each patch of two by two pixels is a token, its sum; the class token in front is 100.
            const sums = [14, 22, 30, 62, 70, 78].map((value) => 2 * value);
            const found = await map(0, { outputUpsampling: 'nearest' });
            const [a, b, c, d, e, f] = sums.map((value) => [value, value]);
            const rows = [
              [a, b, c],
              [a, b, c],
              [d, e, f],
              [d, e, f],
            ].flat(2) as number[];
            await expectMap(found.scoreMap, [4, 6], rows, tolerance);
            const given = await map(0, {
              outputUpsampling: 'none',
              tokens: { prefix: 1, grid: [2, 3] },
            });
            await expectMap(given.scoreMap, [2, 3], sums, tolerance);
          },
        ),
    );

    it('explains a picture with channels first', named('channels-first'), () =>
      withNet(
        () => {
          const model = sequential({
            layers: [
              layers.conv2d({
                ...ones,
                filters: 2,
                kernelSize: 1,
                dataFormat: 'channelsFirst',
                inputShape: [1, 2, 2],
              }),
              layers.globalAveragePooling2d({ dataFormat: 'channelsFirst' }),
              layers.dense({ units: 1 }),
            ],
          });
          const dense = [tensor([1, 3], [2, 1]), tensor1d([0])];
          model.layers[2]?.setWeights(dense);
          for (const weight of dense) weight.dispose();
          return model;
        },
        () => tensor([1, 2, 3, 4], [1, 2, 2]),
        // Both channels are x, with the weights 1/4 and 3/4.
        (use) => expectValues(use, [1, 2, 3, 4], 'nearest'),
      ),
    );
  });
}
