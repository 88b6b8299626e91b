import {
  ablationCamMethod,
  createExplainer,
  eigenCamMethod,
  eigenGradCamMethod,
  elementWiseGradCamMethod,
  femMethod,
  gradCAM,
  gradCamMethod,
  gradCamPlusPlus,
  gradCamPlusPlusMethod,
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
import { expectMap, relativeDifference } from '../assertions/expect-map.js';
import { withoutLeak } from '../assertions/without-leak.js';
import { made } from '../nets/made.js';
import { madeOf, methodNet } from '../nets/method-net.js';
import deep from '../reference/methods/deep.json' with { type: 'json' };
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

const cases = [
  { net: 'small', reference: small },
  { net: 'deep', reference: deep },
].flatMap(({ net, reference }) =>
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

    it.each(Object.entries({ ...methods, 'random-cam': randomCamMethod(3) }))(
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
