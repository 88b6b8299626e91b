import { calledAs, checkOptionNames } from '@gradcam/errors';
import { gradCAM } from '@gradcam/core';
import { nextFrame } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectMap } from '../assertions/expect-map.js';
import { withoutLeak } from '../assertions/without-leak.js';
import type { Contract } from '../contract/contract.js';
import { picture2x2 } from '../nets/picture-2x2.js';
import { softmaxNet } from '../nets/two-channel-net.js';

/**
 * Tests maps in a hidden tab: none waits for a frame, which never comes. Call `hidePage` before anything is imported that imports
 * TensorFlow.js.
 *
 * @param contract The adapter and the tolerance that its documentation states.
 */
export function testHiddenPage(contract: Contract): void {
  calledAs('testHiddenPage', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      skip: true,
      areas: true,
    } satisfies Record<keyof Contract, true>);
  });
  const { create, tolerance } = contract;
  const adapter = create();
  const meta = { backend: adapter.name, area: 'faults', part: 'hidden-tab' };
  describe(`the backend ${adapter.name} in a hidden tab`, { meta }, () => {
    beforeAll(() => adapter.prepare());

    it('has no frame to wait for', async () => {
      expect(document.visibilityState).toBe('hidden');
      const waited = new Promise((resolve) => setTimeout(resolve, 1000, 'nothing'));
      expect(await Promise.race([nextFrame(), waited])).toBe('nothing');
    });

    it('makes and reads maps all the same, also several at once', () =>
      withoutLeak(async () => {
        const model = softmaxNet();
        const x = picture2x2();
        const { scoreMap } = await gradCAM(model, x);
        scoreMap.dispose();
        const [probability, logit] = await Promise.all([
          gradCAM(model, x, 0),
          gradCAM(model, x, 0, { score: 'logit' }),
        ]);
        await expectMap(probability.scoreMap, [2, 2], [0, 0, 0.125, 0.375], tolerance);
        await expectMap(logit.scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
        x.dispose();
        model.dispose();
      }));
  });
}
