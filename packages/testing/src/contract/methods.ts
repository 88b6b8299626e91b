import {
  ablationCamMethod,
  averagedMap,
  camMethod,
  createExplainer,
  eigenCamMethod,
  eigenGradCamMethod,
  elementWiseGradCamMethod,
  femMethod,
  finerTarget,
  gradCAM,
  gradCamMethod,
  gradCamPlusPlus,
  gradCamPlusPlusMethod,
  guidedBackpropagation,
  guidedGradCAM,
  hiResCamMethod,
  kpcaCamMethod,
  layerCamMethod,
  randomCamMethod,
  scoreCamMethod,
  segEigenCamMethod,
  shapleyCamMethod,
  smoothGradCamPlusPlusMethod,
  xGradCamMethod,
  type Method,
} from '@gradcam/core';
import { add, stack } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../assertions/expect-code.js';
import { expectMap, relativeDifference } from '../assertions/expect-map.js';
import { withoutLeak } from '../assertions/without-leak.js';
import { made } from '../nets/made.js';
import { madeOf, methodNet } from '../nets/method-net.js';
import deep from '../reference/methods/deep.json' with { type: 'json' };
import gradCamDeep from '../reference/peers/grad-cam-deep.json' with { type: 'json' };
import small from '../reference/methods/small.json' with { type: 'json' };
import type { Contract } from './contract.js';

const { seed, scale, shape: noiseShape } = small.noise;

/** By the names of `tooling/reference/peers/formulas.py`: method, then variant. */
const methods: Readonly<Record<string, Method>> = {
  'grad-cam': gradCamMethod,
  'hi-res-cam': hiResCamMethod,
  'element-wise': elementWiseGradCamMethod,
  'layer-cam': layerCamMethod,
  'grad-cam-plus-plus, no epsilon': gradCamPlusPlusMethod,
  'grad-cam-plus-plus, epsilon 1e-6': gradCamPlusPlus(1e-6),
  'x-grad-cam': xGradCamMethod,
  cam: camMethod,
  'eigen-cam': eigenCamMethod,
  'eigen-grad-cam': eigenGradCamMethod,
  'seg-eigen-cam': segEigenCamMethod,
  'kpca-cam': kpcaCamMethod,
  'fem, activations': femMethod,
  'score-cam, paper': scoreCamMethod(),
  'ablation-cam': ablationCamMethod(),
  'shapley-cam': shapleyCamMethod,
  'smooth-grad-cam-plus-plus': smoothGradCamPlusPlusMethod({
    passes: small.noise.passes,
    noise: (pass) => made([1, ...noiseShape], seed + pass, scale),
  }),
};

const both = [
  { net: 'small', reference: small },
  { net: 'deep', reference: deep },
];

const cases = both.flatMap(({ net, reference }) =>
  reference.cases.flatMap((each) => {
    const name = each.variant === undefined ? each.method : `${each.method}, ${each.variant}`;
    const method = methods[name];
    return method === undefined || each.score === 'rest'
      ? []
      : [{ ...each, net, reference, name, method, score: each.score ?? 'none' }];
  }),
);

/**
 * Every method, against its formula in float64 and the same for one picture as in a batch.
 *
 * @param contract What is tested.
 */
export function testMethods({ tolerance }: Contract): void {
  describe('methods', () => {
    it.each(cases)(
      '$name of class $class at $layer of the $net net, by its $score, is what its formula says',
      ({ reference, method, layer, class: label, score, shape, values, name }) =>
        withoutLeak(async () => {
          const model = methodNet(reference.weights);
          const x = madeOf(reference.input);
          const { scoreMap } = await gradCAM(model, x, label ?? 0, {
            method,
            featureLayer: layer,
            score: score === 'logit' ? 'logit' : 'output',
            sign: 'signed',
            outputUpsampling: 'none',
          });
          // A difference of two gradients has fewer digits.
          const limit = name === 'shapley-cam' ? Math.max(tolerance, 1e-3) : tolerance;
          await expectMap(scoreMap, [1, ...shape], values, limit);
          x.dispose();
          model.dispose();
        }),
    );

    const { cam, ...others } = methods;
    it('refuses CAM where the head is no pooling and one linear layer', () =>
      withoutLeak(async () => {
        const model = methodNet(deep.weights);
        const x = madeOf(deep.input);
        await expectCode(
          () => gradCAM(model, x, 3, { method: cam ?? camMethod, featureLayer: 'conv2' }),
          'BAD_OPTION',
          /CAM needs a head of one global average pooling/,
        );
        x.dispose();
        model.dispose();
      }));

    it.each(both)('compares a class with the nearest, on the $net net', ({ reference }) =>
      withoutLeak(async () => {
        const model = methodNet(reference.weights);
        const x = madeOf(reference.input);
        for (const each of reference.cases) {
          if (each.method !== 'finer-cam' || each.variant !== 'constant') continue;
          const { scoreMap } = await gradCAM(model, x, finerTarget(each.class ?? 0), {
            featureLayer: each.layer,
            score: 'logit',
            sign: 'signed',
            outputUpsampling: 'none',
          });
          await expectMap(scoreMap, [1, ...each.shape], each.values, tolerance);
        }
        x.dispose();
        model.dispose();
      }),
    );

    it.each(both)('guides the gradient back to the input, on the $net net', ({ reference }) =>
      withoutLeak(async () => {
        const model = methodNet(reference.weights);
        const x = madeOf(reference.input);
        for (const each of reference.cases) {
          const options = {
            featureLayer: 'conv2',
            score: 'logit',
            outputUpsampling: 'bilinear',
          } as const;
          if (each.method === 'guided-backpropagation') {
            const gradient = await guidedBackpropagation(model, x, each.class ?? 0, options);
            await expectMap(gradient, [1, ...each.shape], each.values, tolerance);
          }
          if (each.method === 'guided-grad-cam') {
            const product = await guidedGradCAM(model, x, each.class ?? 0, options);
            await expectMap(product, [1, ...each.shape], each.values, tolerance);
          }
        }
        x.dispose();
        model.dispose();
      }),
    );

    it('averages over mirrored and scaled inputs as pytorch-grad-cam does', () =>
      withoutLeak(async () => {
        const model = methodNet(gradCamDeep.weights, 'linear');
        const x = madeOf(gradCamDeep.input);
        const smoothed = gradCamDeep.cases.filter(({ option }) => option === 'aug_smooth');
        expect(smoothed.length).toBeGreaterThan(1);
        for (const each of smoothed) {
          const explainer = await createExplainer(model, {
            preset: 'pytorch-grad-cam',
            method: each.method === 'LayerCAM' ? layerCamMethod : gradCamMethod,
            featureLayer: 'conv2',
          });
          const map = await averagedMap(explainer, x, each.class ?? 0, {
            flip: true,
            factors: [0.9, 1, 1.1],
          });
          const values = await map.data<'float32'>();
          const { shape = [], step = 1, values: expected = [] } = each.final ?? {};
          const found = expected.map(
            (_, at) =>
              values[
                Math.floor(at / (shape[1] ?? 1)) * step * 16 + (at % (shape[1] ?? 1)) * step
              ] ?? NaN,
          );
          expect(relativeDifference(found, expected)).toBeLessThanOrEqual(
            Math.max(tolerance, 1e-4),
          );
          map.dispose();
        }
        x.dispose();
        model.dispose();
      }));

    it('averages over noise, the same for the same seed', () =>
      withoutLeak(async () => {
        const model = methodNet(deep.weights);
        const x = madeOf(deep.input);
        const explainer = await createExplainer(model, { featureLayer: 'conv2' });
        const mapOf = async (seed: number) => {
          const noise = { passes: 2, deviation: 0.1, seed };
          const map = await averagedMap(explainer, x, 3, { noise });
          const values = await map.data();
          map.dispose();
          return values;
        };
        const [first, again, other] = [await mapOf(1), await mapOf(1), await mapOf(2)];
        expect(relativeDifference(first, again)).toBe(0);
        expect(relativeDifference(first, other)).toBeGreaterThan(1e-3);
        x.dispose();
        model.dispose();
      }));

    it.each(['negative', 'absolute'] as const)('keeps of a map what is %s', (sign) =>
      withoutLeak(async () => {
        const model = methodNet(deep.weights);
        const x = madeOf(deep.input);
        const signed = deep.cases.find(
          (each) => each.method === 'grad-cam' && each.layer === 'conv2' && each.score === 'logit',
        );
        const { scoreMap } = await gradCAM(model, x, signed?.class ?? 0, {
          featureLayer: 'conv2',
          score: 'logit',
          sign,
          outputUpsampling: 'none',
        });
        const kept = (value: number) =>
          sign === 'absolute' ? Math.abs(value) : Math.max(0, -value);
        await expectMap(scoreMap, [1, 6, 8], signed?.values.map(kept) ?? [], tolerance);
        x.dispose();
        model.dispose();
      }),
    );

    it.each(Object.entries({ ...others, 'random-cam': randomCamMethod(3) }))(
      '%s gives each picture of a batch and each class the map that it has alone',
      (name, method) =>
        withoutLeak(async () => {
          // The noise of a test is for one picture.
          const own = name.startsWith('smooth')
            ? smoothGradCamPlusPlusMethod({ deviation: 0 })
            : method;
          const model = methodNet(deep.weights);
          const explainer = await createExplainer(model, {
            method: own,
            featureLayer: 'conv2',
            outputUpsampling: 'none',
          });
          const first = made(noiseShape, 42, 2);
          const second = add(first, 0.25);
          const batch = stack([first, second]);
          const together = await explainer.explain(batch, [3, 1]);
          expect(together.scoreMap.shape).toEqual([2, 2, 6, 8]);
          const alone: number[] = [];
          for (const picture of [first, second]) {
            for (const label of [3, 1]) {
              const { scoreMap } = await explainer.explain(picture, label);
              alone.push(...(await scoreMap.data()));
              scoreMap.dispose();
            }
          }
          const found = await together.scoreMap.data();
          if (name !== 'random-cam')
            expect(relativeDifference(found, alone)).toBeLessThanOrEqual(tolerance);
          for (const each of [first, second, batch, together.scoreMap]) each.dispose();
          model.dispose();
        }),
    );
  });
}
