import { averagedMap, createExplainer, type GradCAMOptions } from '@gradcam/core';
import { eigenSmooth, gradCamMethod } from '@gradcam/core/methods';
import { randomNormal, randomUniform, tensor, transpose } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { expectMap, relativeDifference } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { madeOf, methodNet } from '../../nets/method-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet } from '../../nets/two-channel-net.js';
import deep from '../../reference/methods/deep.json' with { type: 'json' };
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests smoother maps: averages over changed inputs, noise by its seed, eigen smoothing. The peers' tests compare them with
 * pytorch-grad-cam.
 *
 * @param contract The backend and its tolerance.
 */
export function testSmoothing({ tolerance }: Contract): void {
  describe('smoothing', () => {
    it('averages over factors and mirrored inputs', named('factors'), () =>
      withNet(linearNet, picture2x2, async ({ model, x }) => {
        // The map of the picture 1 2 / 3 4 times f is relu(0.5 f x - 0.25 relu(5 - f x)).
        const explainer = await createExplainer(model);
        const map = await averagedMap(explainer, x, 0, { flip: true, factors: [1, 2] });
        await expectMap(map, [2, 2], [0.125, 1, 2, 2.875], tolerance);
      }),
    );

    it('mirrors the width wherever the format has it, and a signal in time', named('width'), () =>
      withNet(
        () =>
          sequential({
            layers: [
              layers.conv1d({ filters: 1, kernelSize: 1, activation: 'relu', inputShape: [3, 1] }),
              layers.flatten(),
              layers.dense({ units: 1 }),
            ],
          }),
        () => tensor([1, 10, 100], [3, 1]),
        async ({ model, x }) => {
          // The gradient is 1, 2, 3, its mean 2: the map is twice the signal, whichever way it runs.
          const weights = [
            tensor([1], [1, 1, 1]),
            tensor([0]),
            tensor([1, 2, 3], [3, 1]),
            tensor([0]),
          ];
          model.setWeights(weights);
          for (const [format, input] of [
            [undefined, x.clone()],
            ['CT', transpose(x)],
          ] as const) {
            const options: GradCAMOptions = { format, outputUpsampling: 'none' };
            const explainer = await createExplainer(model, options);
            expect(explainer.widthAxis).toBe(format === undefined ? -2 : -1);
            const map = await averagedMap(explainer, input, 0, { flip: true });
            await expectMap(map, [3], [2, 20, 200], tolerance);
            input.dispose();
          }
          for (const weight of weights) weight.dispose();
        },
      ),
    );

    it('averages over noise, the same for the same seed', named('noise'), () =>
      withNet(
        () => methodNet(deep.weights),
        () => madeOf(deep.input),
        async ({ model, x }) => {
          const explainer = await createExplainer(model, { featureLayer: 'conv2' });
          const mapOf = async (seed: number) => {
            const noise = { passes: 2, deviation: 0.1, seed };
            const map = await averagedMap(explainer, x, 3, { noise });
            const values = await map.data();
            map.dispose();
            return values;
          };
          // tfjs takes a seed of 0 for none: the second pass of -1 must not.
          for (const seed of [0, -1, 5]) {
            const [first, again, other] = [await mapOf(seed), await mapOf(seed), await mapOf(9)];
            expect(relativeDifference(first, again)).toBe(0);
            expect(relativeDifference(first, other)).toBeGreaterThan(1e-3);
          }
        },
      ),
    );

    it('draws the same random numbers as every other backend', named('random'), () =>
      withoutLeak(async () => {
        // As tfjs-core 4.22 draws them: by a generator in JavaScript, not on the device.
        await expectMap(
          randomNormal([4], 0, 1, 'float32', 1),
          [4],
          [0.0727511421, -1.0539796352, -0.4268375337, 2.3264622688],
          tolerance,
        );
        await expectMap(
          randomUniform([4], -1, 1, 'float32', 3),
          [4],
          [-0.2218231559, -0.206846714, -0.8638749719, 0.0289205033],
          tolerance,
        );
      }),
    );

    it('turns an eigen-smoothed map as the map is that it smooths', named('turned'), () =>
      withNet(
        () => methodNet(deep.weights),
        () => madeOf(deep.input),
        async ({ map }) => {
          const maps: Float32Array[] = [];
          for (const sign of ['positive', 'negative'] as const) {
            const method = eigenSmooth(gradCamMethod);
            const options = { featureLayer: 'conv2', outputUpsampling: 'none', sign } as const;
            const smooth = await map(3, { ...options, method });
            const plain = await map(3, options);
            const [found, along] = await Promise.all([
              smooth.scoreMap.data<'float32'>(),
              plain.scoreMap.data<'float32'>(),
            ]);
            const peak = along.indexOf(along.reduce((most, value) => Math.max(most, value), 0));
            expect(found[peak]).toBeGreaterThan(0);
            maps.push(found);
            for (const { scoreMap } of [smooth, plain]) scoreMap.dispose();
          }
          // Evidence for the class and evidence against it are nowhere in the same place.
          const [positive, negative] = maps;
          expect(positive?.some((value, at) => value > 0 && (negative?.[at] ?? 0) > 0)).toBe(false);
        },
      ),
    );
  });
}
