import { gradCAM, guidedGradCAM } from '@gradcam/core';
import { scoreCamMethod } from '@gradcam/core/methods';
import { networkFromFunctions } from '@gradcam/core/network';
import { expandDims, mean, mul, sum, tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
const count = (length: number) => Array.from({ length }, (_, index) => index + 1);
const ones = { filters: 1, kernelInitializer: 'ones', activation: 'relu' } as const;
const summing = (...before: Sequential['layers']) =>
  sequential({
    layers: [...before, layers.flatten(), layers.dense({ units: 1, kernelInitializer: 'ones' })],
  });

/**
 * Tests networks whose input has other axes than their features: without channels, reshaped, or more of them. Every activation counts once, so
 * the map is the activations.
 *
 * @param contract The backend and its tolerance.
 */
export function testInputAxes({ tolerance }: Contract): void {
  const cases: readonly (readonly [
    string,
    () => Sequential,
    readonly number[],
    readonly number[],
    readonly number[],
  ])[] = [
    [
      'raw audio, reshaped to one channel',
      () =>
        summing(
          layers.reshape({ targetShape: [6, 1], inputShape: [6] }),
          layers.conv1d({ ...ones, kernelSize: 2, strides: 2 }),
        ),
      [6],
      [6],
      [3, 3, 7, 7, 11, 11],
    ],
    [
      'raw audio in frames',
      () =>
        summing(
          layers.reshape({ targetShape: [2, 4, 1], inputShape: [8] }),
          layers.conv2d({ ...ones, kernelSize: [1, 2], strides: [1, 2] }),
        ),
      [8],
      [8],
      [3, 3, 7, 7, 11, 11, 15, 15],
    ],
    [
      'a spectrogram without channels',
      () =>
        summing(
          layers.reshape({ targetShape: [2, 4, 1], inputShape: [2, 4] }),
          layers.conv2d({ ...ones, kernelSize: [1, 2], strides: [1, 2] }),
        ),
      [2, 4],
      [2, 4],
      [3, 3, 7, 7, 11, 11, 15, 15],
    ],
    [
      'tokens by their numbers',
      () => {
        const embedding = layers.embedding({ inputDim: 9, outputDim: 1, inputLength: 4 });
        const convolution = layers.conv1d({ ...ones, kernelSize: 2, strides: 2 });
        const model = summing(embedding, convolution);
        // Each token stands for its own number.
        const numbers = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8], [9, 1]);
        embedding.setWeights([numbers]);
        numbers.dispose();
        return model;
      },
      [4],
      [4],
      [3, 3, 7, 7],
    ],
  ];

  describe('an input of other axes than the features', () => {
    it.each(cases)('is explained: %s', named('reshaped'), (_, make, inputShape, shape, values) =>
      withNet(
        make,
        () => tensor(count(sizeOf(inputShape)), [...inputShape]),
        async ({ model, x, keep }) => {
          for (const [given, batch] of [
            [x, []],
            [keep(expandDims(x, 0)), [1]],
          ] as const) {
            const { scoreMap, selection } = await gradCAM(model, given, 0, {
              outputUpsampling: 'nearest',
            });
            await expectMap(scoreMap, [...batch, ...shape], [...values], tolerance);
            const codes = selection.warnings.map(({ code }) => code);
            expect(codes).not.toContain('part-of-space');
            expect(codes).not.toContain('feature-resolution');
          }
        },
      ),
    );

    it('lies over space alone where time was folded, and says so', named('time-folded'), () =>
      withNet(
        () =>
          networkFromFunctions({
            input: { name: 'clip', shape: [null, 3, 2, 2, 1], dtype: 'float32' },
            trunk: (x) => mean(x, 1),
            head: (a) => sum(a, [1, 2]),
          }),
        () => tensor(count(12), [3, 2, 2, 1]),
        async ({ map }) => {
          // Three pictures of 2 x 2 are averaged: 5, 6, 7, 8.
          const { scoreMap, selection } = await map(0);
          await expectMap(scoreMap, [2, 2], [5, 6, 7, 8], tolerance);
          expect(selection.warnings.find(({ code }) => code === 'part-of-space')?.text).toMatch(
            /2 x 2 at the positions 2, 3/,
          );
        },
      ),
    );

    it('keeps the size of features that lie nowhere, and says so', named('no-place'), () =>
      withNet(
        () =>
          networkFromFunctions({
            input: { name: 'sound', shape: [null, 4], dtype: 'float32' },
            // Every pair of samples: time by time.
            trunk: (x) => {
              const pairs = mul(expandDims(x, 1), expandDims(x, 2));
              return expandDims(pairs, 3);
            },
            head: (a) => sum(a, [1, 2]),
          }),
        () => tensor([1, 2, 3, 4]),
        async ({ map }) => {
          const { scoreMap, selection } = await map(0);
          await expectMap(
            scoreMap,
            [4, 4],
            [1, 2, 3, 4, 2, 4, 6, 8, 3, 6, 9, 12, 4, 8, 12, 16],
            tolerance,
          );
          expect(
            selection.warnings.find(({ code }) => code === 'feature-resolution')?.text,
          ).toMatch(/4 x 4, lie over the input \[1, 4\]/);
        },
      ),
    );

    it(
      'is covered by Score-CAM and multiplied by Guided Grad-CAM place by place',
      named('covered'),
      () =>
        withNet(
          () =>
            summing(
              layers.reshape({ targetShape: [4, 1], inputShape: [4] }),
              layers.conv1d({ ...ones, kernelSize: 1 }),
            ),
          () => tensor([0, 1, 2, 4]),
          async ({ model, x, map }) => {
            // One channel has all the weight: the map is the channel.
            const covered = await map(0, { method: scoreCamMethod() });
            await expectMap(covered.scoreMap, [4], [0, 1, 2, 4], tolerance);
            // The gradient is 1 where the unit is active.
            const guided = await guidedGradCAM(model, x, 0);
            await expectMap(guided, [4], [0, 1, 2, 4], tolerance);
          },
        ),
    );
  });
}
