import { gradCAM } from '@gradcam/core';
import { ones, tensor4d, zeros } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';

/**
 * Tests networks that some backend computes wrongly, as maps by hand.
 *
 * @param contract The backend and its tolerance.
 */
export function testMendedNetworks({ tolerance }: Contract): void {
  describe('a convolution whose window is smaller than its step', () => {
    // Each window of three by three in steps of four lies over ones: 9. The mean of four places has a slope of 1/4 each.
    it.each([
      ['in the trunk', [2.25, 2.25, 2.25, 2.25]],
      // Two by two of them in steps of four again: one window of 9 four times, so that each place counts once.
      ['in the head', [9, 9, 9, 9]],
    ])('is explained %s', named('network'), (where, expected) =>
      withoutLeak(async () => {
        const isInHead = where === 'in the head';
        const model = sequential({
          layers: [
            layers.conv2d({
              name: 'conv',
              filters: 1,
              kernelSize: 3,
              strides: 4,
              padding: 'same',
              activation: 'relu',
              inputShape: [8, 8, 1],
            }),
            ...(isInHead
              ? [layers.conv2d({ filters: 1, kernelSize: 2, strides: 4, padding: 'same' })]
              : []),
            layers.globalAveragePooling2d({}),
          ],
        });
        const one = [ones([3, 3, 1, 1]), zeros([1])];
        const two = isInHead ? [ones([2, 2, 1, 1]), zeros([1])] : [];
        model.setWeights([...one, ...two]);
        for (const weight of [...one, ...two]) weight.dispose();
        const x = tensor4d(new Float32Array(64).fill(1), [1, 8, 8, 1]);
        const { scoreMap, explained } = await gradCAM(model, x, 0, {
          featureLayer: 'conv',
          outputUpsampling: 'none',
        });
        await expectMap(scoreMap, [1, 2, 2], expected, tolerance);
        expect(explained[0]?.score).toBeCloseTo(isInHead ? 36 : 9, 3);
        x.dispose();
        model.dispose();
      }),
    );
  });
}
