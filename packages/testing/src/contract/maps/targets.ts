import { createExplainer, gradCAM } from '@gradcam/core';
import { slice, squeeze, stack, sub, sum } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { expectMap } from '../../assertions/expect-map.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const classNames = ['tabby, tabby cat', 'espresso'];

/**
 * Tests the targets: classes by index and name, predictions, reduction functions.
 *
 * @param contract The backend and its tolerance.
 */
export function testTargets({ tolerance }: Contract): void {
  describe('targets', () => {
    it('finds a class by one of its names, whatever its capitals', named('by-name'), () =>
      withNet(linearNet, picture2x2, async ({ map }) => {
        const result = await map('Tabby', { classNames });
        expect(result.explained).toMatchObject([
          { sample: 0, classIndex: 0, className: 'tabby, tabby cat' },
        ]);
        await expectMap(result.scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
      }),
    );

    it(
      'explains the class that each picture is predicted as when nothing is said',
      named('predicted-class'),
      () =>
        withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
          // x + 1 has the means 3.5 and 1.5 and the logits 5.5 and 1.5; x - 1 has 1.5 and 3.5, and -0.5 and 3.5.
          const bright = keep(sub(x, -1));
          const dark = keep(sub(x, 1));
          const batch = keep(stack([bright, dark]));
          const result = await gradCAM(model, batch, undefined, { classNames });
          expect(result.explained.map((entry) => entry.classIndex)).toEqual([0, 1]);
          expect(result.explained.map((entry) => entry.score)).toEqual([
            expect.closeTo(5.5, 3),
            expect.closeTo(3.5, 3),
          ]);
          // Class 0 at x + 1: 0.5 (x + 1) - 0.25 (4 - x); class 1 at x - 1: 0.25 (6 - x).
          await expectMap(
            result.scoreMap,
            [2, 2, 2],
            [0.25, 1, 1.75, 2.5, 1.25, 1, 0.75, 0.5],
            tolerance,
          );
        }),
    );

    it('takes a reduction function of the output', named('reduction-function'), () =>
      withNet(linearNet, picture2x2, async ({ model, x, map, keep }) => {
        // y0 - y1: the weights are 2/4 and (-1 - 1)/4.
        const difference = await map((output) =>
          sub(slice(output, [0], [1]), slice(output, [1], [1])),
        );
        expect(difference.explained).toEqual([
          {
            sample: 0,
            classIndex: undefined,
            className: undefined,
            score: expect.closeTo(0, 3) as number,
          },
        ]);
        await expectMap(difference.scoreMap, [2, 2], [0, 0, 0.5, 1.5], tolerance);
        const batch = keep(stack([x, x]));
        const both = await gradCAM(model, batch, (output) => sum(output));
        // y0 + y1: the weights are 2/4 and 0.
        await expectMap(both.scoreMap, [2, 2, 2], [0.5, 1, 1.5, 2, 0.5, 1, 1.5, 2], tolerance);
      }),
    );

    it('explains a regression by its only output', named('regression'), () =>
      withNet(residualNet, picture2x2, async ({ map }) => {
        const result = await map((output) => squeeze(output));
        await expectMap(result.scoreMap, [2, 2], [0.75, 2.25, 4.5, 6.75], tolerance);
      }),
    );

    it(
      'keeps an explainer usable for many inputs, beside another and at the same time',
      named('several-explainers'),
      () =>
        withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
          const other = keep(residualNet());
          const explainer = await createExplainer(model);
          const second = await createExplainer(other, { featureLayer: 'branch' });
          const [a, b, c] = await Promise.all([
            explainer.explain(x, 0),
            second.explain(x, 0),
            explainer.explain(x, 1),
          ]);
          await expectMap(a.scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
          await expectMap(b.scoreMap, [2, 2], [0, 0.75, 2.25, 3.75], tolerance);
          await expectMap(c.scoreMap, [2, 2], [1, 0.75, 0.5, 0.25], tolerance);
        }),
    );
  });
}
