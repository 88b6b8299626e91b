import { createExplainer, gradCAM, type GradCAMResult } from '@gradcam/core';
import { stack } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { currentRegistry, expectSameRegistry } from '../../assertions/registry.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { graphNet } from '../../nets/written/graph-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet, softmaxNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const first = [0, 0.25, 1, 1.75];
const second = [1, 0.75, 0.5, 0.25];
const probability = [0, 0, 0.125, 0.375];

/**
 * Tests maps that are made at the same time: each is the same as alone. For the numbers see the nets.
 *
 * @param contract The backend and its tolerance.
 */
export function testConcurrency({ tolerance }: Contract): void {
  describe('maps that are made at the same time', () => {
    it('are right with one explainer', named('one-explainer'), () =>
      withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
        const registry = currentRegistry();
        const explainer = await createExplainer(model);
        const batch = keep(stack([x, x]));
        const results = await Promise.all([
          explainer.explain(x, 0),
          explainer.explain(batch, 1),
          explainer.explain(x, [1, 0]),
          explainer.explain(x, 1),
          explainer.explain(x, 0),
        ]);
        const expected = [first, [...second, ...second], [...second, ...first], second, first];
        await expectAll(results, expected, tolerance);
        expectSameRegistry(registry);
      }),
    );

    it('are right with several nets, of which two share a model', named('several-nets'), () =>
      withoutLeak(async () => {
        const registry = currentRegistry();
        const [linear, softmax, shortcut] = [linearNet(), softmaxNet(), residualNet()];
        const graph = await graphNet();
        const x = picture2x2();
        const results = await Promise.all([
          gradCAM(linear, x, 1),
          gradCAM(softmax, x, 0),
          // The same layer, with and without its softmax.
          gradCAM(softmax, x, 0, { score: 'logit' }),
          gradCAM(softmax, x, 0),
          gradCAM(shortcut, x, 0, { featureLayer: 'branch' }),
          gradCAM(graph, x, 0),
          gradCAM(graph, x, 0, { score: 'logit' }),
        ]);
        const branch = [0, 0.75, 2.25, 3.75];
        const expected = [second, probability, first, probability, branch, probability, first];
        await expectAll(results, expected, tolerance);
        x.dispose();
        for (const model of [linear, softmax, shortcut, graph]) model.dispose();
        expectSameRegistry(registry);
      }),
    );

    it('are right where others fail', named('others-fail'), () =>
      withNet(softmaxNet, picture2x2, async ({ map }) => {
        const registry = currentRegistry();
        const own = new Error('my own');
        const settled = await Promise.allSettled([
          map(0),
          map(() => {
            throw own;
          }),
          map(0, { score: 'logit' }),
          map(7),
          map(0),
        ]);
        expect(settled.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'fulfilled',
          'rejected',
          'fulfilled',
        ]);
        expect(settled[1]).toMatchObject({ reason: own });
        expect(settled[3]).toMatchObject({ reason: { code: 'CLASS_OUT_OF_RANGE' } });
        const made = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
        await expectAll(made, [probability, first, probability], tolerance);
        expectSameRegistry(registry);
      }),
    );
  });
}

async function expectAll(
  results: readonly GradCAMResult[],
  expected: readonly (readonly number[])[],
  tolerance: number,
): Promise<void> {
  expect(results.length).toBe(expected.length);
  for (const [index, { scoreMap }] of results.entries())
    await expectMap(scoreMap, scoreMap.shape, expected[index] ?? [], tolerance);
}
