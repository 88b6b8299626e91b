import { gradCAM } from '@gradcam/core';
import { preprocess } from '@gradcam/models';
import { mul, sum, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { madeBefore } from '../../assertions/made-before.js';
import age from '../../reference/tasks/age.json' with { type: 'json' };
import { named } from '../../report/test-id.js';
import { sharedTrunk } from '../shared-trunk.js';
import { ageNet } from '../task-networks.js';
import { expectReferenceMap } from './expect-reference-map.js';
import type { TasksContract } from './tasks-contract.js';

/**
 * Tests a regression: the age of a face.
 *
 * @param contract How to get at the model and the picture, and the tolerance.
 */
export function testAge({ load, readSample, tolerance }: TasksContract): void {
  describe('an age', { meta: { part: 'age' } }, () => {
    const model = madeBefore(() => load(ageNet));
    const shared = madeBefore(() => Promise.resolve(sharedTrunk(model())));
    const x = madeBefore(async () =>
      preprocess(await readSample('camera'), {
        inputSize: { width: 64, height: 64 },
        pixelRange: [0, 1],
        channelOrder: 'rgb',
      }),
    );

    it.each(age.cases)(
      'has its map, lower ($sign), at $layer',
      named('lower'),
      ({ layer, sign, ...reference }) =>
        shared().withoutLeak(async () => {
          const years = (output: Tensor) => mul(sum(output), sign);
          const { scoreMap, explained } = await gradCAM(shared().network, x(), years, {
            featureLayer: layer,
            outputUpsampling: 'none',
          });
          expect(explained[0]?.score).toBeCloseTo(reference.score, 2);
          await expectReferenceMap(scoreMap, reference, tolerance);
        }),
    );
  });
}
