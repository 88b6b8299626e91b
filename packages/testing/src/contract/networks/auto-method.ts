import { createExplainer, fuseLayers, explainBy } from '@gradcam/core';
import { layerCamMethod } from '@gradcam/core/methods';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { linearNet } from '../../nets/two-channel-net.js';
import { picture4x4, pooledNet } from '../../nets/written/pooled-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

// Gradient times activation: 1 * 6 and 2 * 8 of the first channel; 0.5 * 5, 1 * 4 and 0.25 * 11 of the second; -12 and -7 go.
const products = [0, 0, 0, 0, 2.5, 6, 0, 16, 0, 0, 0, 0, 0, 4, 2.75, 0];

/**
 * Tests that the method fits the head, if it is left open.
 *
 * @param contract The backend and its tolerance.
 */
export function testAutoMethod({ tolerance }: Contract): void {
  describe("the method 'auto'", () => {
    it.each(['graph', 'layers'] as const)(
      'is HiResCAM where the head of a %s model does not pool globally',
      named('not-global'),
      (format) =>
        withNet(
          () => pooledNet('relu first', format),
          picture4x4,
          async ({ model, x, map }) => {
            const { scoreMap, method, selection } = await map(0, { method: 'auto' });
            expect(method).toBe('hi-res-cam');
            expect(selection.warnings).toEqual([]);
            await expectMap(scoreMap, [4, 4], products, tolerance);
            const byName = await explainBy('auto', model, x, 0);
            expect(byName.method).toBe('hi-res-cam');
            await expectMap(byName.scoreMap, [4, 4], products, tolerance);
          },
        ),
    );

    it('is Grad-CAM where it does', named('global'), () =>
      withNet(linearNet, picture2x2, async ({ model, x, map, keep }) => {
        const { scoreMap, method } = await map(0, { method: 'auto' });
        expect(method).toBe('grad-cam');
        await expectMap(scoreMap, [2, 2], [0, 0.25, 1, 1.75], tolerance);
        const byName = await explainBy('auto', model, x, 0);
        expect(byName.method).toBe('grad-cam');
        keep(byName.scoreMap);
      }),
    );

    it('is one for all layers that are fused', named('fused-layers'), () =>
      withNet(
        () => pooledNet('relu first', 'graph'),
        picture4x4,
        async ({ model, x, keep }) => {
          const featureLayers = ['relu', 'pool'];
          const { scoreMap, method } = await fuseLayers(model, x, 0, {
            featureLayers,
            method: 'auto',
          });
          expect(method).toBe('hi-res-cam');
          keep(scoreMap);
        },
      ),
    );

    it(
      'is not the default: Grad-CAM is, with a warning where the head does not pool',
      named('default'),
      () =>
        withNet(
          () => pooledNet('relu first', 'layers'),
          picture4x4,
          async ({ model }) => {
            const { method, selection } = await createExplainer(model);
            expect(method).toBe('grad-cam');
            expect(selection.warnings.map(({ code }) => code)).toEqual(['head-not-pooled']);
            expect(selection.warnings[0]?.text).toContain(
              "use HiResCAM (method 'auto' takes it here)",
            );
            const other = await createExplainer(model, { method: layerCamMethod });
            expect([other.method, other.selection.warnings]).toEqual(['layer-cam', []]);
          },
        ),
    );
  });
}
