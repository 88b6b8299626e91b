import { explainBy } from '@gradcam/core';
import { mapNames } from '@gradcam/core/methods';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { halvingNet } from '../../nets/halving-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests maps by the name of their method, worked out by hand; see the nets for the working.
 *
 * @param contract The backend and its tolerance.
 */
export function testByName({ tolerance }: Contract): void {
  describe('maps by name', () => {
    it.each([
      ['grad-cam', [0, 0.25, 1, 1.75], ['relu']],
      // A channel's gradient is the same everywhere, so HiResCAM's products are Grad-CAM's; LayerCAM leaves out the negative channel.
      ['hi-res-cam', [0, 0.25, 1, 1.75], ['relu']],
      ['layer-cam', [0.5, 1, 1.5, 2], ['relu']],
      // y0 - y1: the weights are 2/4 and (-1 - 1)/4, and the map is relu(x - 2.5).
      ['finer-cam', [0, 0, 0.5, 1.5], ['relu']],
      // 2/4 comes back through x; through 5 - x nothing, as its -1/4 is negative at a ReLU.
      ['guided-backpropagation', [0.5, 0.5, 0.5, 0.5], []],
      ['guided-grad-cam', [0, 0.125, 0.5, 0.875], []],
    ] as const)('makes the one of %s', named('same'), (name, values, featureLayers) =>
      withNet(linearNet, picture2x2, async ({ model, x }) => {
        const made = await explainBy(name, model, x, 0);
        expect(made.featureLayers).toEqual(featureLayers);
        await expectMap(made.scoreMap, [2, 2], values, tolerance);
      }),
    );

    it('fuses the layers that are named', named('fused-layers'), () =>
      withNet(residualNet, picture2x2, async ({ model, x }) => {
        const featureLayers = ['branch', 'sum'];
        const made = await explainBy('grad-cam', model, x, 0, { featureLayers, fusion: 'max' });
        expect(made.featureLayers).toEqual(featureLayers);
        // Each by its own maximum: 0 0.2 / 0.6 1 and 1/9 1/3 / 2/3 1.
        await expectMap(made.scoreMap, [2, 2], [1 / 9, 1 / 3, 2 / 3, 1], tolerance);
      }),
    );

    it(
      'resizes the maps that it fuses as it is told, and fuses without only maps of one size',
      named('resized'),
      () =>
        withNet(halvingNet, picture2x2, async ({ model, x }) => {
          // Halved: the means of 1 2 and 3 4 by column, 2 and 3; each layer adds up to the output once for each place.
          const featureLayers = ['whole', 'half'];
          const options = { featureLayers, fusion: 'max', outputUpsampling: 'nearest' } as const;
          const made = await explainBy('grad-cam', model, x, 0, options);
          // By their maxima: 1/4 2/4 / 3/4 1, and 2/3 1 / 2/3 1.
          await expectMap(made.scoreMap, [2, 2], [2 / 3, 1, 3 / 4, 1], tolerance);
          await expectCode(
            () => explainBy('grad-cam', model, x, 0, { ...options, outputUpsampling: 'none' }),
            'BAD_OPTION',
            /different sizes, got 2 x 2 and 1 x 2; leave outputUpsampling out/,
          );
          // The preset's own is bilinear.
          const paper = await explainBy('grad-cam', model, x, 0, { ...options, preset: 'paper' });
          await expectMap(paper.scoreMap, [2, 2], [2 / 3, 1, 3 / 4, 1], tolerance);
        }),
    );

    it('asks for a class where Finer-CAM is to compare it', named('finer-class'), () =>
      withNet(linearNet, picture2x2, async ({ model, x, keep }) => {
        await expectCode(
          () => explainBy('finer-cam', model, x, undefined),
          'BAD_OPTION',
          /compares one class with others, got no class/,
        );
        const byName = await explainBy('finer-cam', model, x, 'dog', {
          classNames: ['cat', 'dog'],
        });
        expect(byName.explained).toMatchObject([{ classIndex: 1, className: 'dog' }]);
        keep(byName.scoreMap);
      }),
    );

    it('has a map of the size of the input by every name', named('every-name'), () =>
      withNet(linearNet, picture2x2, async ({ model, x }) => {
        for (const name of mapNames) {
          const { scoreMap, method } = await explainBy(name, model, x, 0);
          expect([method, ...scoreMap.shape]).toEqual([name, 2, 2]);
          expect([...(await scoreMap.data())].every(Number.isFinite), name).toBe(true);
          scoreMap.dispose();
        }
      }),
    );
  });
}
