import {
  ablationCamMethod,
  eigenSmooth,
  gradCamMethod,
  methods,
  randomCamMethod,
  scoreCamMethod,
  smoothGradCamPlusPlusMethod,
  ssCamMethod,
  type Method,
} from '@gradcam/core/methods';
import { createExplainer, gradCAM } from '@gradcam/core';
import { add, stack } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectMap, relativeDifference } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { made } from '../../nets/made.js';
import { madeOf, methodNet } from '../../nets/method-net.js';
import deep from '../../reference/methods/deep.json' with { type: 'json' };
import small from '../../reference/methods/small.json' with { type: 'json' };
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';

/** With fewer runs, or with options that a batch could mix up. */
const others: Readonly<Record<string, Method>> = {
  'smooth-grad-cam-plus-plus': smoothGradCamPlusPlusMethod({ passes: 2, deviation: 0.1 }),
  'ss-cam': ssCamMethod({ passes: 2, deviation: 0.1 }),
  'score-cam of some channels': scoreCamMethod({ topChannels: 3, batchSize: 2 }),
  'ablation-cam in small batches': ablationCamMethod({ batchSize: 3 }),
  'random-cam of another seed': randomCamMethod(3),
  'eigen smoothing': eigenSmooth(gradCamMethod),
  'eigen smoothing of trials': eigenSmooth(scoreCamMethod({ topChannels: 4 })),
};
const all: readonly (readonly [name: string, method: Method])[] = [
  ...Object.entries<object>(methods).flatMap(([name, method]) =>
    isMethod(method) ? [[name, method] as const] : [],
  ),
  ...Object.entries(others),
];

function isMethod(entry: object): entry is Method {
  return 'combine' in entry || 'run' in entry;
}

/**
 * Tests that every method gives the same for one picture as in a batch, and which sign of its map is kept.
 *
 * @param contract The backend and its tolerance.
 */
export function testMethodBatches({ tolerance }: Contract): void {
  describe('batches of methods', () => {
    it.each(all)(
      '%s gives each picture of a batch and each class the map that it has alone',
      named('as-alone'),
      (name, method) =>
        withoutLeak(async () => {
          // CAM needs a head of one pooling.
          const model = methodNet(name === 'cam' ? small.weights : deep.weights);
          const explainer = await createExplainer(model, {
            method,
            featureLayer: 'conv2',
            outputUpsampling: 'none',
          });
          const first = made([12, 16, 3], 42, 2);
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
          expect(relativeDifference(found, alone)).toBeLessThanOrEqual(tolerance);
          expect(Math.max(...alone)).toBeGreaterThan(0);
          for (const each of [first, second, batch, together.scoreMap]) each.dispose();
          model.dispose();
        }),
    );

    it.each(['negative', 'absolute'] as const)(
      'keeps of a map what is %s',
      named('signs'),
      (sign) =>
        withoutLeak(async () => {
          const model = methodNet(deep.weights);
          const x = madeOf(deep.input);
          const signed = deep.cases.find(
            (each) =>
              each.method === 'grad-cam' && each.layer === 'conv2' && each.score === 'logit',
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
  });
}
