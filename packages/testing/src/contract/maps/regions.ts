import type { Region } from '@gradcam/core';
import { tensor2d, tensor3d, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { segmentationNet } from '../../nets/segmentation-net.js';
import { linearNet } from '../../nets/two-channel-net.js';
import type { Contract } from '../contract.js';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests pixel classification (Seg-Grad-CAM), worked out by hand; see the net for the working.
 *
 * @param contract The backend and its tolerance.
 */
export function testRegions({ tolerance }: Contract): void {
  /** The map of one class over a region. */
  const mapOf = (label: number, region: Region | undefined, values: readonly number[]) =>
    withNet(segmentationNet, picture2x2, async ({ map }) => {
      const { scoreMap, featureLayer } = await map({ label, region });
      expect(featureLayer).toBe('features');
      await expectMap(scoreMap, [2, 2], values, tolerance);
    });
  const refuses = (region: Region, message: RegExp) =>
    withNet(segmentationNet, picture2x2, ({ map }) =>
      expectCode(() => map({ label: 0, region }), 'BAD_REGION', message),
    );
  const using = async (mask: Tensor, run: (mask: Tensor) => Promise<void>) => {
    await run(mask);
    mask.dispose();
  };

  describe('regions of a pixel classifier', () => {
    it('explains a class over all places by default', named('all-places'), async () => {
      await mapOf(0, undefined, [2, 4, 6, 8]);
      await mapOf(1, 'all', [8, 6, 4, 2]);
    });

    it(
      'explains a class over the places that are predicted as it',
      named('predicted'),
      async () => {
        await mapOf(0, 'predicted', [1, 2, 3, 4]);
        await mapOf(1, 'predicted', [4, 3, 2, 1]);
      },
    );

    it('explains a class at one place', named('pixel'), () =>
      mapOf(0, { pixel: [0, 1] }, [0.5, 1, 1.5, 2]),
    );

    it(
      'explains a class over a mask, weighted by it, and leaves the mask to its owner',
      named('mask'),
      () =>
        withoutLeak(() =>
          // 1.5 of four places: the weight is 0.75.
          using(tensor2d([1, 0, 0, 0.5], [2, 2]), (mask) =>
            mapOf(0, { mask }, [0.75, 1.5, 2.25, 3]),
          ),
        ),
    );

    it(
      'refuses a mask of the wrong size, a place outside, and a region that is none',
      named('bad-region'),
      async () => {
        await using(tensor2d([1, 0, 1], [1, 3]), (mask) =>
          refuses({ mask }, /got the shape \[1, 3\], expected \[2, 2\]/),
        );
        await using(tensor3d([1, 0, 0, 0, 0, 0, 0, 0], [2, 2, 2]), (mask) =>
          refuses({ mask }, /expected \[2, 2\] or \[1, 2, 2\]/),
        );
        await refuses({ pixel: [2, 0] }, /got \[2, 0\], expected integers below \[2, 2\]/);
        // A program without types.
        await refuses('somewhere' as 'all', /got "somewhere"/);
      },
    );

    it('refuses a region for a classifier', named('region-of-classifier'), () =>
      withNet(linearNet, picture2x2, async ({ map }) => {
        await expectCode(
          () => map({ label: 0, region: 'predicted' }),
          'BAD_REGION',
          /needs an output with space/,
        );
      }),
    );
  });
}
