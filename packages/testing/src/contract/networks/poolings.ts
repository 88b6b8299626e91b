import { gradCAM } from '@gradcam/core';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { picture4x4, pooledNet } from '../../nets/written/pooled-net.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet } from '../../assertions/with-net.js';

// The gradient reaches three places of the first channel, 1 + 2 - 1, and four of the second, 1/2 - 1 + 1 + 1/4: over 16 places the means
// are 1/8 and 3/64. The first channel has what is above zero, the second what is below.
const [above, below] = [1 / 8, 3 / 64];
const map = [1, -2, 3, -4, -5, 6, -7, 8, -1, -2, 9, -10, -3, -4, -11, 12].map((value) =>
  value > 0 ? above * value : -below * value,
);
// Over four windows the means are 1/2 and 3/16; the windows have 6 and 5, 8 and 7, 0 and 4, 12 and 11.
const pooled = [3 + 15 / 16, 4 + 21 / 16, 12 / 16, 6 + 33 / 16];

/**
 * Tests activations that a converter moved below a maximum pooling.
 *
 * @param contract The backend and its tolerance.
 */
export function testPoolings({ tolerance }: Contract): void {
  describe.each(['pool first', 'relu first'] as const)('a ReLU and a maximum, the %s', (order) => {
    it.each(['graph', 'layers'] as const)(
      'has the map above the pooling in a %s model',
      named('above-pooling'),
      (format) =>
        withNet(
          () => pooledNet(order, format),
          picture4x4,
          async ({ model, x }) => {
            const { scoreMap, featureLayer, explained } = await gradCAM(model, x, 0);
            expect(featureLayer).toBe('relu');
            expect(explained[0]?.score).toBeCloseTo(12.25, 5);
            await expectMap(scoreMap, [4, 4], map, tolerance);
          },
        ),
    );

    it.each(['graph', 'layers'] as const)(
      'has the map of the pooling in a %s model',
      named('pooling'),
      (format) =>
        withNet(
          () => pooledNet(order, format),
          picture4x4,
          async ({ map }) => {
            const options = { featureLayer: 'pool', outputUpsampling: 'none' } as const;
            const { scoreMap } = await map(0, options);
            await expectMap(scoreMap, [2, 2], pooled, tolerance);
          },
        ),
    );
  });
}
