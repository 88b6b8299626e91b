import { scoreCamMethod } from '@gradcam/core/methods';
import { tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { framesGraphNet } from '../../nets/written/frames-graph-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests videos whose frames a graph model sees one by one.
 *
 * @param contract The backend and its tolerance.
 */
export function testFrames({ tolerance }: Contract): void {
  describe('a graph model that sees frames one by one', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    const later = values.map((value) => value + 1);
    // The first frame counts once and the second three times: a mean weight of 2 / 4 over all eight places.
    const mapOf = (video: readonly number[]) => video.map((value) => value / 2);

    it(
      'has a map over time and space, for each video of a batch and each score',
      named('batch-of-videos'),
      () =>
        withNet(
          framesGraphNet,
          () => tensor([...values, ...later], [2, 2, 2, 2, 1]),
          async ({ map }) => {
            const { scoreMap, explained, featureLayer } = await map([0, 0]);
            expect(featureLayer).toBe('relu');
            const scores = [2.5 + 3 * 6.5, 3.5 + 3 * 7.5];
            expect(explained.map(({ score }) => score)).toEqual([22, 22, 26, 26]);
            expect(scores).toEqual([22, 26]);
            const maps = [values, values, later, later].flatMap(mapOf);
            await expectMap(scoreMap, [2, 2, 2, 2, 2], maps, tolerance);
          },
        ),
    );

    it('can be tried with other inputs', named('other-inputs'), () =>
      withNet(
        framesGraphNet,
        () => tensor(values, [2, 2, 2, 1]),
        async ({ map }) => {
          const { scoreMap } = await map(0, { method: scoreCamMethod({}) });
          // The one channel has all the weight.
          await expectMap(scoreMap, [2, 2, 2], values, tolerance);
        },
      ),
    );
  });
}
