import { createExplainer, gradCAM } from '@gradcam/core';
import { mul, stack, sub } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet, softmaxNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap, relativeDifference } from '../../assertions/expect-map.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests several pictures and several classes at once.
 *
 * @param contract The backend and its tolerance.
 */
export function testBatches({ tolerance }: Contract): void {
  describe('batches', () => {
    it(
      'gives each picture the map that it has alone, for every class of a list',
      named('as-alone'),
      () =>
        withNet(softmaxNet, picture2x2, async ({ model, x, keep }) => {
          const explainer = await createExplainer(model);
          const pictures = [x, keep(mul(x, 0.5)), keep(sub(5, x))];
          const together = await explainer.explain(keep(stack(pictures)), [1, 0]);
          expect(together.scoreMap.shape).toEqual([3, 2, 2, 2]);
          const alone: number[] = [];
          for (const picture of pictures) {
            for (const label of [1, 0]) {
              const { scoreMap } = await explainer.explain(picture, label);
              alone.push(...(await keep(scoreMap).data()));
            }
          }
          const values = await keep(together.scoreMap).data();
          expect(relativeDifference(values, alone)).toBeLessThanOrEqual(1e-6);
        }),
    );

    it('explains a class of its own for each picture', named('per-sample'), () =>
      withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
        const batch = keep(stack([x, x]));
        const { scoreMap, explained } = await gradCAM(
          model,
          batch,
          { perSample: [1, 'first'] },
          { classNames: ['first', 'second'] },
        );
        expect(explained.map(({ classIndex }) => classIndex)).toEqual([1, 0]);
        await expectMap(scoreMap, [2, 2, 2], [1, 0.75, 0.5, 0.25, 0, 0.25, 1, 1.75], tolerance);
        await expectCode(
          () => gradCAM(model, batch, { perSample: [1] }),
          'BAD_OPTION',
          /got 1 for 2/,
        );
        await expectCode(
          () => gradCAM(model, batch, { perSample: [1, 0], label: 1 }),
          'BAD_OPTION',
          /give one of them/,
        );
      }),
    );

    it(
      'repeats the shortcut of a residual net for each class',
      named('shortcut-of-each-class'),
      () =>
        withNet(residualNet, picture2x2, async ({ model, x }) => {
          const { scoreMap } = await gradCAM(model, x, [0, 0], { featureLayer: 'branch' });
          const map = [0, 0.75, 2.25, 3.75];
          await expectMap(scoreMap, [2, 2, 2], [...map, ...map], tolerance);
        }),
    );
  });
}
