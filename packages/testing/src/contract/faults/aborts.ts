import {
  averagedMap,
  createExplainer,
  deepFeatureFactorization,
  explainBy,
  fullGrad,
  fuseLayers,
  gradCAM,
  guidedGradCAM,
  type Pacing,
  type Progress,
} from '@gradcam/core';
import { mapNames } from '@gradcam/core/methods';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { currentRegistry, expectSameRegistry } from '../../assertions/registry.js';
import { withNet } from '../../assertions/with-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { named } from '../../report/test-id.js';
import type { Contract } from '../contract.js';

type Call = (model: LayersModel, x: Tensor, pacing: Pacing) => Promise<unknown>;

const layers = ['first', 'branch'];
/** It compares several classes, and the net has one. */
const ofSeveral: readonly string[] = ['finer-cam'];

/** The calls that take long; each is stopped on its way, and gives nothing that had to be freed. */
const calls: readonly (readonly [name: string, call: Call])[] = [
  ...mapNames
    .filter((name) => !ofSeveral.includes(name))
    .map((name): readonly [string, Call] => [
      `explainBy ${name}`,
      (model, x, pacing) => explainBy(name, model, x, 0, pacing),
    ]),
  ['gradCAM', (model, x, pacing) => gradCAM(model, x, 0, pacing)],
  ['fullGrad', (model, x, pacing) => fullGrad(model, x, 0, pacing)],
  ['guidedGradCAM', (model, x, pacing) => guidedGradCAM(model, x, 0, pacing)],
  [
    'fuseLayers',
    (model, x, pacing) => fuseLayers(model, x, 0, { featureLayers: layers, ...pacing }),
  ],
  [
    'deepFeatureFactorization',
    (model, x, pacing) => deepFeatureFactorization(model, x, { concepts: 1, ...pacing }),
  ],
  [
    'averagedMap',
    async (model, x, pacing) => {
      const explainer = await createExplainer(model);
      return await averagedMap(explainer, x, 0, { factors: [1, 2, 3], ...pacing });
    },
  ],
];

/**
 * Tests that a call ends when its signal is aborted, and that nothing is left of it. For the numbers see the net.
 *
 * @param contract The backend and its tolerance.
 */
export function testAborts({ tolerance }: Contract): void {
  describe('a call that is aborted', () => {
    it.each(calls)('%s ends with the reason, and is forgotten', named('on-the-way'), (_, call) =>
      withNet(residualNet, picture2x2, async ({ model, x, map }) => {
        const registry = currentRegistry();
        const reason = new DOMException('enough', 'AbortError');
        const controller = new AbortController();
        const onProgress = () => {
          controller.abort(reason);
        };
        await expect(call(model, x, { signal: controller.signal, onProgress })).rejects.toBe(
          reason,
        );
        expectSameRegistry(registry);
        const { scoreMap } = await map(0);
        await expectMap(scoreMap, [2, 2], [0.75, 2.25, 4.5, 6.75], tolerance);
      }),
    );

    it.each(calls)('%s does nothing where it was aborted before', named('before'), (_, call) =>
      withNet(residualNet, picture2x2, async ({ model, x }) => {
        const told: Progress[] = [];
        const signal = AbortSignal.abort('not at all');
        const onProgress = (progress: Progress) => told.push(progress);
        await expect(call(model, x, { signal, onProgress })).rejects.toBe('not at all');
        expect(told).toEqual([]);
      }),
    );

    it.each(calls)('%s hands on what onProgress throws', named('own-mistake'), (_, call) =>
      withNet(residualNet, picture2x2, async ({ model, x }) => {
        const own = new RangeError('the bar has no such place');
        const onProgress = () => {
          throw own;
        };
        await expect(call(model, x, { onProgress })).rejects.toBe(own);
      }),
    );
  });
}
