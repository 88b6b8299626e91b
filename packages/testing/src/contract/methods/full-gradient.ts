import { fullGrad, guidedBackpropagation, guidedGradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  add,
  batchNorm,
  conv2d,
  matMul,
  mean,
  mul,
  relu,
  stack,
  sub,
  tensor,
  tensor1d,
  tensor4d,
  transpose,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { graphNet } from '../../nets/written/graph-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * 2 x + 1; a batch normalisation by 1.5 (z - 4) - 1, its deviation being sqrt(3 + 1) = 2; a ReLU; the mean; 5 m + 7.
 *
 * On 1 2 / 3 4 the convolution gives 3 5 / 7 9, the normalisation -2.5 0.5 / 3.5 6.5, the mean is 2.625, the score 20.125. The gradient is
 * 1.25 at the ReLU, 1.875 at the convolution, 3.75 at the input, where the ReLU is on, that is but for the first place. So the input
 * accounts for 3.75 (2 + 3 + 4) = 33.75, the convolution's bias for 3 * 1.875 = 5.625, that of the normalisation, -4 * 1.5 - 1 = -7, for
 * -7 * 3.75 = -26.25, the last for 7. The map: 0 0.5 / 0.75 1 of the input, and 0 1 / 1 1 of either layer.
 */
const normalised = {
  map: [0, 2.5, 2.75, 3],
  shares: { score: 20.125, input: 33.75, bias: 5.625 - 26.25 + 7 },
};

function normalisedNet(): LayersModel {
  const model = sequential({
    layers: [
      layers.conv2d({ name: 'conv', filters: 1, kernelSize: 1, inputShape: [2, 2, 1] }),
      layers.batchNormalization({ name: 'norm', epsilon: 1 }),
      layers.reLU({ name: 'relu' }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 1 }),
    ],
  });
  // Kernel and bias, gamma and beta, kernel and bias, mean and variance.
  const weights = [
    tensor([2], [1, 1, 1, 1]),
    tensor([1]),
    tensor([3]),
    tensor([-1]),
    tensor([5], [1, 1]),
    tensor([7]),
    tensor([4]),
    tensor([3]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}

/**
 * Tests Full-Grad and guided backpropagation on nets worked out by hand.
 *
 * @param contract The backend and its tolerance.
 */
export function testFullGradient({ tolerance }: Contract): void {
  describe('gradients in the input', () => {
    it('accounts for the score by the input and by every bias', named('accounts'), () =>
      withNet(normalisedNet, picture2x2, async ({ model, x }) => {
        const { scoreMap, shares } = await fullGrad(model, x, 0);
        await expectMap(scoreMap, [2, 2], normalised.map, tolerance);
        expectShares(shares, [normalised.shares], tolerance);
      }),
    );

    it('gives each input of a batch its own map and shares', named('batch'), () =>
      withNet(normalisedNet, picture2x2, async ({ model, x, keep }) => {
        // Twice the picture: the score is 5 (0.5 + 6.5 + 12.5 + 18.5) / 4 + 7, all places are on.
        const twice = keep(mul(x, 2));
        const batch = keep(stack([x, twice]));
        const { scoreMap, shares } = await fullGrad(model, batch, 0);
        const other = [0, 1 / 3, 2 / 3, 1];
        await expectMap(scoreMap, [2, 2, 2], [...normalised.map, ...other], tolerance);
        const second = { score: 54.5, input: 75, bias: 7.5 - 35 + 7 };
        expectShares(shares, [normalised.shares, second], tolerance);
      }),
    );

    it(
      'finds the biases of a graph model, fused into its convolution, and of a network made by hand',
      named('biases'),
      () =>
        withNet(
          () =>
            networkFromFunctions({
              input: { name: 'input', shape: [null, 2, 2, 1], dtype: 'float32' },
              trunk: (input) => {
                const kernel = tensor4d([2], [1, 1, 1, 1]);
                // Border to tfjs: conv2d is typed by rank.
                const convolved = conv2d(input as Tensor4D, kernel, 1, 'same');
                const [middle, variance] = [tensor1d([4]), tensor1d([3])];
                return relu(
                  batchNorm(add(convolved, 1), middle, variance, tensor1d([-1]), tensor1d([3]), 1),
                );
              },
              head: (a) => sub(matMul(mean(a, [1, 2]), tensor([5], [1, 1])), -7),
            }),
          picture2x2,
          async ({ model: network, x, keep }) => {
            // Channels x and 5 - x, both on, with gradients 0.5 and -0.25: 0.75 x of the input, -0.25 * 5 at four places.
            for (const model of [keep(await graphNet()), keep(linearNet())]) {
              const { scoreMap, shares } = await fullGrad(model, x, 0, { score: 'logit' });
              await expectMap(scoreMap, [2, 2], [0, 1 / 3, 2 / 3, 1], tolerance);
              expectShares(shares, [{ score: 2.5, input: 7.5, bias: -5 }], tolerance);
            }
            const { scoreMap, shares } = await fullGrad(network, x, 0);
            await expectMap(scoreMap, [2, 2], normalised.map, tolerance);
            expectShares(shares, [normalised.shares], tolerance);
          },
        ),
    );

    it('accounts for what an activation adds that is no ReLU', named('implicit-bias'), () =>
      withoutLeak(async () => {
        // Twice 1 2 / 4 5, cut off at 6: 2 4 / 6 6, their mean 4.5. The gradient is 0.25 before, 0.5 at the first two places: they account
        // for 0.5 (1 + 2), the others for 6 * 0.25 each.
        const x = tensor([1, 2, 4, 5], [2, 2, 1]);
        const [kernel, bias] = [tensor([2], [1, 1, 1, 1]), tensor([0])];
        const convolution = { filters: 1, kernelSize: 1, inputShape: [2, 2, 1] };
        for (const trunk of [
          [layers.conv2d(convolution), layers.reLU({ maxValue: 6 })],
          [layers.conv2d({ ...convolution, activation: 'relu6' })],
        ]) {
          const model = sequential({
            layers: [
              ...trunk,
              layers.globalAveragePooling2d({}),
              layers.dense({ units: 1, kernelInitializer: 'ones' }),
            ],
          });
          trunk[0]?.setWeights([kernel, bias]);
          const { scoreMap, shares } = await fullGrad(model, x, 0);
          await expectMap(scoreMap, [2, 2], [0.5, 1, 1, 1], tolerance);
          expectShares(shares, [{ score: 4.5, input: 1.5, bias: 3 }], tolerance);
          model.dispose();
        }
        for (const each of [x, kernel, bias]) each.dispose();
      }),
    );

    it(
      'gives the guided gradient channels last, where a network has them first',
      named('channels-first'),
      () =>
        withoutLeak(async () => {
          const model = sequential({
            layers: [
              layers.conv2d({
                filters: 1,
                kernelSize: 1,
                kernelInitializer: 'ones',
                activation: 'relu',
                dataFormat: 'channelsFirst',
                inputShape: [3, 2, 2],
              }),
              layers.globalAveragePooling2d({ dataFormat: 'channelsFirst' }),
              layers.dense({ units: 1, kernelInitializer: 'ones' }),
            ],
          });
          // The sums over the channels are 6, -6, 15, 24: the second place is off.
          const pixels = tensor([1, 2, 3, -1, -2, -3, 4, 5, 6, 7, 8, 9], [2, 2, 3]);
          const x = transpose(pixels, [2, 0, 1]);
          const guided = await guidedBackpropagation(model, x, 0);
          const quarter = [0.25, 0, 0.25, 0.25].flatMap((value) => [value, value, value]);
          await expectMap(guided, [2, 2, 3], quarter, tolerance);
          // The map is a quarter of the sums.
          const product = await guidedGradCAM(model, x, 0, { outputUpsampling: 'nearest' });
          const products = [0.375, 0, 0.9375, 1.5].flatMap((value) => [value, value, value]);
          await expectMap(product, [2, 2, 3], products, tolerance);
          const signed = await guidedGradCAM(model, pixels, 0, { format: 'SSC', preset: 'captum' });
          await expectMap(signed, [2, 2, 3], products, tolerance);
          for (const each of [pixels, x]) each.dispose();
          model.dispose();
        }),
    );

    it.each([
      ['fullGrad', fullGrad],
      ['guidedBackpropagation', guidedBackpropagation],
    ] as const)('explains one class at a time: %s', named('one-class'), (name, explain) =>
      withNet(linearNet, picture2x2, async ({ model, x }) => {
        for (const target of [[0, 1], [0], { label: [1] }]) {
          await expectCode(
            () => explain(model, x, target),
            'BAD_OPTION',
            new RegExp(`${name}: one class is explained at a time`),
          );
        }
        await expectCode(() => explain(model, x, 7), 'CLASS_OUT_OF_RANGE', /got index 7/);
      }),
    );
  });
}

function expectShares(
  found: readonly { score: number; input: number; bias: number }[],
  expected: typeof found,
  tolerance: number,
): void {
  expect(found.length).toBe(expected.length);
  for (const [index, wanted] of expected.entries()) {
    const limit = tolerance * Math.max(...Object.values(wanted).map(Math.abs));
    for (const name of ['score', 'input', 'bias'] as const)
      expect(Math.abs((found[index]?.[name] ?? NaN) - wanted[name])).toBeLessThanOrEqual(limit);
  }
}
