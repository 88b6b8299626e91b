import { gradCAM } from '@gradcam/core';
import { stack } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { graphNet } from '../../nets/written/graph-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet, softmaxNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests maps worked out by hand; see the nets for the working.
 *
 * @param contract The backend and its tolerance.
 */
export function testMaps({ tolerance }: Contract): void {
  describe('maps of nets worked out by hand', () => {
    it('explains each class of a sequential model', named('classes'), () =>
      withNet(linearNet, picture2x2, async ({ map }) => {
        const first = await map(0);
        expect([first.featureLayer, first.reductionLayer]).toEqual(['relu', 'classes']);
        expect(first.explained[0]?.score).toBeCloseTo(2.5, 3);
        await expectMap(first.scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
        const second = await map(1);
        await expectMap(second.scoreMap, [2, 2], [1, 0.75, 0.5, 0.25], tolerance);
      }),
    );

    it(
      'differentiates a softmax that is fused into the last layer, and its logits on request',
      named('fused-softmax'),
      () =>
        withNet(softmaxNet, picture2x2, async ({ map }) => {
          const probability = await map(0);
          expect(probability.explained[0]?.score).toBeCloseTo(0.5, 3);
          await expectMap(probability.scoreMap, [2, 2], [0, 0, 0.125, 0.375], tolerance);
          const logit = await map(0, { score: 'logit' });
          expect(logit.explained[0]?.score).toBeCloseTo(2.5, 3);
          await expectMap(logit.scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
        }),
    );

    it(
      'explains a graph model with fused nodes as it does the layers model',
      named('graph-model'),
      () =>
        withNet(graphNet, picture2x2, async ({ map }) => {
          const probability = await map(0);
          expect([probability.featureLayer, probability.reductionLayer]).toEqual([
            'conv/Relu',
            'probabilities',
          ]);
          await expectMap(probability.scoreMap, [2, 2], [0, 0, 0.125, 0.375], tolerance);
          const logit = await map(0, { score: 'logit' });
          await expectMap(logit.scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
        }),
    );

    it('runs a branch in the trunk of a graph model', named('branch-in-trunk'), () =>
      withNet(
        () => graphNet('branch before'),
        picture2x2,
        async ({ map }) => {
          const { scoreMap, featureLayer } = await map(0);
          expect(featureLayer).toBe('conv/Relu');
          await expectMap(scoreMap, [2, 2], [0, 0, 0.125, 0.375], tolerance);
        },
      ),
    );

    it(
      'explains a graph model with a branch in its head up to the branch, and says so',
      named('branch-in-head'),
      () =>
        withNet(
          () => graphNet('branch after'),
          picture2x2,
          async ({ map }) => {
            await expectCode(
              () => map(0),
              'MODEL_UNSUPPORTED',
              /"switch" of type Switch.*node before it/,
            );
            const { scoreMap } = await map(0, { reductionLayer: 'logits' });
            await expectMap(scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
          },
        ),
    );

    it(
      'passes by a copy at the end of a graph model that waits for a branch',
      named('branch-waited-for'),
      () =>
        withNet(
          () => graphNet('branch waited for'),
          picture2x2,
          async ({ map }) => {
            const found = await map(0, { reductionLayer: 'copy' });
            expect(found.featureLayer).toBe('conv/Relu');
            await expectMap(found.scoreMap, [2, 2], [0, 0, 0.125, 0.375], tolerance);
            const logit = await map(0, { reductionLayer: 'copy', score: 'logit' });
            await expectMap(logit.scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
          },
        ),
    );

    it('feeds the shortcut of a residual net past the cut', named('shortcut'), () =>
      withNet(residualNet, picture2x2, async ({ map }) => {
        const branch = await map(0, { featureLayer: 'branch' });
        await expectMap(branch.scoreMap, [2, 2], [0, 0.75, 2.25, 3.75], tolerance);
        const sum = await map(0);
        expect(sum.featureLayer).toBe('sum');
        await expectMap(sum.scoreMap, [2, 2], [0.75, 2.25, 4.5, 6.75], tolerance);
      }),
    );

    it(
      'gives each picture of a batch its own map and each class of a list its own',
      named('batch-and-list'),
      () =>
        withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
          const batch = keep(stack([x, x]));
          const result = await gradCAM(model, batch, [0, 1]);
          expect(result.explained.map(({ sample, classIndex }) => [sample, classIndex])).toEqual([
            [0, 0],
            [0, 1],
            [1, 0],
            [1, 1],
          ]);
          const one = [0, 0.25, 1, 1.75, 1, 0.75, 0.5, 0.25];
          await expectMap(result.scoreMap, [2, 2, 2, 2], [...one, ...one], tolerance);
        }),
    );

    it('resamples the map to the size of the input by each kernel', named('upsampling'), () =>
      withNet(linearNet, picture2x2, async ({ map }) => {
        const none = await map(1, { outputUpsampling: 'none' });
        await expectMap(none.scoreMap, [2, 2], [1, 0.75, 0.5, 0.25], tolerance);
        for (const outputUpsampling of ['bicubic', 'bilinear', 'nearest'] as const) {
          const result = await map(1, { outputUpsampling });
          await expectMap(result.scoreMap, [2, 2], [1, 0.75, 0.5, 0.25], tolerance);
        }
      }),
    );
  });
}
