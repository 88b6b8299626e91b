import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { branchedNet } from '../../nets/written/branched-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

/**
 * Tests what is taken in place of the best layer if that has no gradient.
 *
 * @param contract The backend and its tolerance.
 */
export function testPassedOver({ tolerance }: Contract): void {
  describe('a layer whose head has an op without a gradient', () => {
    it('is passed over for the next that has one, with a warning', named('no-gradient'), () =>
      withNet(branchedNet, picture2x2, async ({ map }) => {
        const { scoreMap, featureLayer, selection } = await map(0);
        expect(featureLayer).toBe('side/relu');
        expect(selection.warnings.map(({ code, layer }) => [code, layer])).toEqual([
          ['passed-over', 'deep/relu'],
          ['other-paths', 'side/relu'],
        ]);
        expect(selection.warnings[0]?.text).toContain('an op without a gradient: Cumprod');
        // Three times the mean of 2x: each place weighs 3/4.
        await expectMap(scoreMap, [2, 2], [1.5, 3, 4.5, 6], tolerance);
      }),
    );
  });
}
