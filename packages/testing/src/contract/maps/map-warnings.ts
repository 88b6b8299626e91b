import { fuseLayers, gradCAM, type GradCAMOptions } from '@gradcam/core';
import { scoreCamMethod } from '@gradcam/core/methods';
import { fill, stack } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { oneChannelNet } from '../../nets/one-unit-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

const classNames = ['ground', 'object'];

/** Tests the warnings of a map: that it is zero while the other sign is not, that its input is the same everywhere. */
export function testMapWarnings(): void {
  const warnings = (target: string, options: GradCAMOptions) =>
    withNet(oneChannelNet, picture2x2, async ({ map }) => {
      const { warnings: found } = await map(target, { classNames, score: 'logit', ...options });
      return found;
    });

  describe('warnings of a map', () => {
    it(
      'says that a map is zero, and that the other sign has something to show',
      named('zero-map'),
      async () => {
        expect(await warnings('ground', {})).toEqual([
          {
            code: 'zero-map',
            sample: 0,
            text: 'The map of "ground" is zero everywhere: there is no evidence for it here. sign: \'negative\' shows the evidence against it.',
          },
        ]);
        expect(await warnings('object', { sign: 'negative' })).toEqual([
          {
            code: 'zero-map',
            sample: 0,
            text: 'The map of "object" is zero everywhere: there is no evidence against it here. sign: \'positive\' shows the evidence for it.',
          },
        ]);
      },
    );

    it('says nothing of a map that is not zero', named('no-warning'), async () => {
      expect(await warnings('object', {})).toEqual([]);
      expect(await warnings('ground', { sign: 'signed' })).toEqual([]);
    });

    it('names the inputs of a batch that are the same everywhere', named('flat-input'), () =>
      withNet(oneChannelNet, picture2x2, async ({ model, x, keep }) => {
        const flat = keep(fill([2, 2, 1], 3));
        const batch = keep(stack([x, flat]));
        const result = await gradCAM(model, batch, 'object', { classNames });
        expect(result.warnings).toMatchObject([{ code: 'flat-input', sample: 1 }]);
        const one = await gradCAM(model, flat, 'object', {
          classNames,
          method: scoreCamMethod({ weights: 'scores' }),
        });
        expect(one.warnings.map(({ code }) => code)).toContain('flat-input');
        for (const { scoreMap } of [result, one]) keep(scoreMap);
      }),
    );

    it('are those of all layers where several are fused', named('fused-layers'), () =>
      withNet(oneChannelNet, picture2x2, async ({ model, x, keep }) => {
        const { scoreMap, warnings: both } = await fuseLayers(model, x, 'ground', {
          classNames,
          featureLayers: ['features', 'features'],
        });
        expect(both).toMatchObject([{ code: 'zero-map' }]);
        keep(scoreMap);
      }),
    );
  });
}
