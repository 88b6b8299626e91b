import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { gradientMethod } from '../../assertions/expect-gradient.js';
import { relativeDifference } from '../../assertions/expect-map.js';
import { recordDifference } from '../../assertions/record-difference.js';
import { withNet } from '../../assertions/with-net.js';
import { maskedInput, maskedNets } from '../../nets/masked-nets.js';
import reference from '../../reference/masks.json' with { type: 'json' };
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';

/**
 * Tests that masks reach the layers that `model.predict` passes them to: the score is its score on the cpu backend, and the
 * gradient is the slope of that score.
 *
 * @param contract The backend and its tolerance.
 */
export function testMasks({ tolerance }: Contract): void {
  describe('a mask', () => {
    it.each(maskedNets)('is kept through $name', named('layers'), ({ name, create }) =>
      withNet(create, maskedInputs, async ({ map }) => {
        const expected = reference.find((net) => net.name === name);
        const { scoreMap, explained } = await map(maskedInput.classIndex, {
          featureLayer: 'features',
          method: gradientMethod,
          sign: 'signed',
          outputUpsampling: 'none',
        });
        const error = Math.abs((explained[0]?.score ?? NaN) - (expected?.score ?? NaN));
        expect(error).toBeLessThanOrEqual(Math.max(tolerance, 1e-5));
        const difference = relativeDifference(await scoreMap.data(), expected?.slopes ?? []);
        // A difference of float32 scores over steps of 0.02 knows a slope to about a thousandth.
        const allowed = Math.max(tolerance, 3e-3);
        recordDifference(difference, allowed);
        expect(difference).toBeLessThanOrEqual(allowed);
      }),
    );
  });
}

function maskedInputs(): Tensor[] {
  return [tensor([...maskedInput.signal], [6, 2]), tensor([...maskedInput.tokens], [6])];
}
