import { gradCAM } from '@gradcam/core';
import { tensor, tensor1d, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, it } from 'vitest';
import type { Contract } from './contract.js';
import { expectMap } from './expect-map.js';
import { withoutLeak } from './without-leak.js';

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
 * @param contract What is tested.
 */
export function testDimensions({ tolerance }: Contract): void {
  const explain = (
    model: Sequential,
    x: Tensor,
    expected: readonly number[],
    outputUpsampling: 'nearest' | 'bilinear',
  ) =>
    withoutLeak(async () => {
      const { scoreMap } = await gradCAM(model, x, 0, { outputUpsampling });
      const space = x.shape.filter((size) => size > 1);
      await expectMap(scoreMap, space, expected, tolerance);
    });
  const using = async (
    make: () => readonly [Sequential, Tensor],
    run: (model: Sequential, x: Tensor) => Promise<void>,
  ) => {
    await withoutLeak(async () => {
      const [model, x] = make();
      await run(model, x);
      x.dispose();
      model.dispose();
    });
  };

  describe('data of one and three dimensions', () => {
    it('explains a signal', () =>
      using(
        () => [
          summing(layers.conv1d({ ...ones, kernelSize: 2, strides: 2, inputShape: [4, 1] })),
          tensor2d([1, 2, 3, 4], [4, 1]),
        ],
        async (model, x) => {
          // The activations are 1 + 2 and 3 + 4.
          await explain(model, x, [3, 3, 7, 7], 'nearest');
          await explain(model, x, [3, 4, 6, 7], 'bilinear');
        },
      ));

    it('explains a volume', () =>
      using(
        () => [
          summing(
            layers.conv3d({
              ...ones,
              kernelSize: [1, 1, 2],
              strides: [1, 1, 2],
              inputShape: [2, 2, 4, 1],
            }),
          ),
          tensor(
            Array.from({ length: 16 }, (_, index) => index),
            [2, 2, 4, 1],
          ),
        ],
        // Neighbours along the last axis are added: 0 + 1, 2 + 3, …
        (model, x) =>
          explain(model, x, [1, 1, 5, 5, 9, 9, 13, 13, 17, 17, 21, 21, 25, 25, 29, 29], 'nearest'),
      ));

    it('explains a picture with channels first', () =>
      using(
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
          return [model, tensor([1, 2, 3, 4], [1, 2, 2])];
        },
        // Both channels are x, with the weights 1/4 and 3/4.
        (model, x) => explain(model, x, [1, 2, 3, 4], 'nearest'),
      ));
  });
}
