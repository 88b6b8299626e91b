import { gradCAM } from '@gradcam/core';
import { preprocess } from '@gradcam/models';
import { sub, tensor, tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectMap } from '../../assertions/expect-map.js';
import { madeBefore } from '../../assertions/made-before.js';
import resnet from '../../reference/tasks/resnet50.json' with { type: 'json' };
import { named } from '../../report/test-id.js';
import { sharedTrunk } from '../shared-trunk.js';
import { resnet50 } from '../task-networks.js';
import type { TasksContract } from './tasks-contract.js';

/**
 * Tests ResNet50 at its last blocks.
 *
 * @param contract How to get at the model and the picture, and the tolerance.
 */
export function testResnet50({ load, readSample, tolerance }: TasksContract): void {
  describe('ResNet50', { meta: { part: 'resnet50' } }, () => {
    const model = madeBefore(() => load(resnet50));
    const shared = madeBefore(() => Promise.resolve(sharedTrunk(model())));
    const x = madeBefore(async () => {
      const picture = preprocess(await readSample('chelsea'), {
        inputSize: { width: 224, height: 224 },
        pixelRange: [0, 255],
        channelOrder: 'bgr',
      });
      const centred = tidy(() => sub(picture, tensor([103.939, 116.779, 123.68])));
      picture.dispose();
      return centred;
    });

    // 46 before 48, whose trunk goes on from there.
    it.each([...resnet.maps].sort((one, other) => one.layer.localeCompare(other.layer)))(
      'has the map at $layer by its $score',
      named('map'),
      ({ layer, score, shape, values }) =>
        shared().withoutLeak(async () => {
          const { scoreMap, explained } = await gradCAM(shared().network, x(), undefined, {
            featureLayer: layer,
            score: score === 'logit' ? 'logit' : 'output',
            outputUpsampling: 'none',
          });
          expect(explained[0]?.classIndex).toBe(resnet.class);
          await expectMap(scoreMap, shape, values, tolerance);
        }),
    );
  });
}
