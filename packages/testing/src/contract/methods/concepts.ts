import { deepFeatureFactorization } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import { matMul, mean, relu, stack, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap, relativeDifference } from '../../assertions/expect-map.js';
import { recordDifference } from '../../assertions/record-difference.js';
import { record } from '../../report/record.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { madeOf, methodNet } from '../../nets/method-net.js';
import deep from '../../reference/methods/deep.json' with { type: 'json' };
import small from '../../reference/methods/small.json' with { type: 'json' };
import gradCamSmall from '../../reference/peers/grad-cam-small.json' with { type: 'json' };
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/** From `[positions, K]` to `[K, positions]`. */
const byConcept = (maps: readonly number[], count: number) =>
  Array.from(maps, (_, at) => {
    const places = maps.length / count;
    return maps[(at % places) * count + Math.floor(at / places)] ?? NaN;
  });

/** Two concepts, each alone at one position, half of both at a third, nothing at the fourth. */
const features = [2, 0, 1, 0, 3, 1, 1, 1.5, 1, 0, 0, 0];

/** A network whose features are its input. */
const transparent = (classes: Tensor) =>
  networkFromFunctions({
    input: { name: 'input', shape: [null, 2, 2, 3], dtype: 'float32' },
    trunk: (x) => relu(x),
    head: (a) => matMul(mean(a, [1, 2]), classes),
  });

/**
 * Tests deep feature factorisation.
 *
 * @param contract The backend and its tolerance.
 */
export function testConcepts({ tolerance }: Contract): void {
  describe('concepts', () => {
    it(
      'finds the factors of features that have exact ones, and what the head makes of them',
      named('exact'),
      () =>
        withoutLeak(async () => {
          const classes = tensor([1, 0, 0, 1, -1, 10], [3, 2]);
          const x = tensor(features, [2, 2, 3]);
          const found = await deepFeatureFactorization(transparent(classes), x, {
            concepts: 2,
            outputUpsampling: 'none',
          });
          expect(found.error).toBeLessThan(1e-6);
          await expectMap(found.conceptMaps, [2, 2, 2], [0, 1, 0.5, 0, 1, 0, 0.5, 0], tolerance);
          await expectMap(found.concepts, [2, 3], [0, 3, 1, 2, 0, 1], tolerance);
          // 0 3 1 gives 0 - 1 and 3 + 10, 2 0 1 gives 2 - 1 and 0 + 10.
          const { conceptScores } = found;
          expect(conceptScores).toBeDefined();
          if (conceptScores !== undefined)
            await expectMap(conceptScores, [2, 2], [-1, 13, 1, 10], tolerance);
          for (const each of [classes, x]) each.dispose();
        }),
    );

    it('finds in a batch what its pictures have in common, scaled over all', named('batch'), () =>
      withoutLeak(async () => {
        const classes = tensor([1, 0, 0, 1, -1, 10], [3, 2]);
        const x = tensor(features, [2, 2, 3]);
        const half = tensor(
          features.map((value) => value / 2),
          [2, 2, 3],
        );
        const batch = stack([x, half]);
        const found = await deepFeatureFactorization(transparent(classes), batch, {
          concepts: 2,
          outputUpsampling: 'none',
        });
        const one = [0, 1, 0.5, 0, 1, 0, 0.5, 0];
        const other = one.map((value) => value / 2);
        await expectMap(found.conceptMaps, [2, 2, 2, 2], [...one, ...other], tolerance);
        found.concepts.dispose();
        found.conceptScores?.dispose();
        for (const each of [classes, x, half, batch]) each.dispose();
      }),
    );

    it.each([
      ...small.factorisations.map((each) => ({ ...each, net: 'small', reference: small })),
      ...deep.factorisations.map((each) => ({ ...each, net: 'deep', reference: deep })),
    ])(
      'finds $components concepts at $layer of the $net net, as the best of many starts',
      named('best'),
      ({ components, layer, reference, maps, concepts, error }) =>
        withNet(
          () => methodNet(reference.weights),
          () => madeOf(reference.input),
          async ({ model, x }) => {
            const found = await deepFeatureFactorization(model, x, {
              concepts: components,
              featureLayer: layer,
              outputUpsampling: 'none',
            });
            record({ comparison: { method: 'deep-feature-factorization', theirs: 'formula' } });
            expect(Math.abs(found.error - error)).toBeLessThanOrEqual(1e-6 * error);
            const expected = byConcept(maps.values, components);
            await expectMap(found.conceptMaps, [1, components, 6, 8], expected, tolerance);
            await expectMap(found.concepts, concepts.shape, concepts.values, tolerance);
            found.conceptScores?.dispose();
          },
        ),
    );

    it(
      'leaves out as little as scikit-learn, and ends where it does',
      named('as-scikit-learn'),
      () =>
        withNet(
          () => methodNet(gradCamSmall.weights),
          () => madeOf(gradCamSmall.input),
          async ({ model, x }) => {
            for (const each of gradCamSmall.cases) {
              if (each.method !== 'DeepFeatureFactorization') continue;
              const { components = 1, error = NaN, maps } = each;
              const found = await deepFeatureFactorization(model, x, {
                concepts: components,
                featureLayer: 'conv2',
                outputUpsampling: 'none',
              });
              expect(found.error).toBeLessThanOrEqual(error + 1e-8);
              expect(found.error).toBeGreaterThan(error * (1 - 1e-6));
              // In its order and scale: each of its maps is one of ours. It stops at a change of 1e-4.
              const ours = await found.conceptMaps.data<'float32'>();
              const theirs = byConcept(maps?.values ?? [], components);
              for (let concept = 0; concept < components; concept += 1) {
                const map = theirs.slice(concept * 48, (concept + 1) * 48);
                const scaled = map.map((value) => value / Math.max(...map));
                const differences = Array.from({ length: components }, (_, own) =>
                  relativeDifference(ours.subarray(own * 48, (own + 1) * 48), scaled),
                );
                const nearest = Math.min(...differences);
                recordDifference(nearest);
                record({
                  comparison: {
                    method: 'deep-feature-factorization',
                    theirs: 'grad-cam DeepFeatureFactorization',
                  },
                });
                expect(nearest).toBeLessThanOrEqual(5e-4);
              }
              for (const each of [found.conceptMaps, found.concepts]) each.dispose();
              found.conceptScores?.dispose();
            }
          },
        ),
    );

    it.each([
      [0, /option concepts is wrong, got 0, expected an integer of at least 1/],
      [1.5, /option concepts is wrong, got 1.5/],
      [4, /there are not as many concepts, got 4 for 4 positions and 3 channels/],
    ])('refuses %s concepts', named('bad-count'), (concepts, message) =>
      withoutLeak(async () => {
        const classes = tensor([1, 0, 0, 1, -1, 10], [3, 2]);
        const x = tensor(features, [2, 2, 3]);
        await expectCode(
          () => deepFeatureFactorization(transparent(classes), x, { concepts }),
          'BAD_OPTION',
          message,
        );
        for (const each of [classes, x]) each.dispose();
      }),
    );
  });
}
