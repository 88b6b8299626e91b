import { createExplainer } from '@gradcam/core';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { made } from '../../nets/made.js';
import { visionTransformer } from '../../nets/vision-transformer.js';
import { volumeNet } from '../../nets/volume-net.js';
import transformerReference from '../../reference/tasks/transformer.json' with { type: 'json' };
import volumeReference from '../../reference/tasks/volume.json' with { type: 'json' };
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests a net over volumes and a vision transformer, against float64.
 *
 * @param contract The backend and its tolerance.
 */
export function testTasks({ tolerance }: Contract): void {
  describe('a net over volumes', () => {
    it.each(volumeReference.cases)(
      'has the map at the layer $layer by its $kind',
      named('volume'),
      ({ layer, kind, shape, values }) =>
        withNet(
          volumeNet,
          () => made([6, 9, 8, 2], 1, 4),
          async ({ map }) => {
            const { scoreMap, explained } = await map(undefined, {
              featureLayer: layer,
              score: kind === 'logit' ? 'logit' : 'output',
              outputUpsampling: 'none',
            });
            expect(explained[0]?.classIndex).toBe(volumeReference.class);
            await expectMap(scoreMap, shape, values, tolerance);
          },
        ),
    );
  });

  describe('a vision transformer', () => {
    it.each(transformerReference.cases)(
      'has the map at the layer $layer by its $kind',
      named('transformer'),
      ({ layer, kind, shape, values }) =>
        withNet(
          visionTransformer,
          () => made([12, 20, 3], 1, 2),
          async ({ map }) => {
            const { scoreMap, explained } = await map(undefined, {
              featureLayer: layer,
              score: kind === 'logit' ? 'logit' : 'output',
              outputUpsampling: 'none',
            });
            expect(explained[0]?.classIndex).toBe(transformerReference.class);
            await expectMap(scoreMap, shape, values, tolerance);
          },
        ),
    );

    it(
      'is explained at the last layer where the patches have a gradient, with a warning',
      named('class-token'),
      () =>
        withoutLeak(async () => {
          const model = visionTransformer();
          const { featureLayer, selection } = await createExplainer(model);
          expect(featureLayer).toBe('block2_norm1');
          expect(selection.warnings).toEqual([
            {
              code: 'class-token-only',
              layer: 'norm',
              text: "After 'norm' only the class token is read, so the tokens of the picture have no gradient. 'block2_norm1' was taken instead.",
            },
          ]);
          const byName = await createExplainer(model, { featureLayer: 'block2_norm2' });
          expect(byName.featureLayer).toBe('block2_norm2');
          expect(byName.selection.warnings.map(({ code }) => code)).toEqual(['class-token-only']);
          model.dispose();
        }),
    );

    it('has a map of the size of the picture, from a grid that is not square', named('grid'), () =>
      withNet(
        visionTransformer,
        () => made([12, 20, 3], 1, 2),
        async ({ map }) => {
          const [expected] = transformerReference.cases;
          const { scoreMap } = await map(undefined, { outputUpsampling: 'nearest' });
          const rows = Array.from({ length: 12 }, (_, row) =>
            Array.from(
              { length: 20 },
              (__, column) =>
                expected?.values[Math.floor(row / 4) * 5 + Math.floor(column / 4)] ?? NaN,
            ),
          );
          await expectMap(scoreMap, [12, 20], rows.flat(), tolerance);
        },
      ),
    );
  });
}
