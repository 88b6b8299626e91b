import { createExplainer, type Target } from '@gradcam/core';
import { deeplabV3 } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { madeBefore } from '../../assertions/made-before.js';
import segmentation from '../../reference/tasks/segmentation.json' with { type: 'json' };
import { named } from '../../report/test-id.js';
import { sharedTrunk } from '../shared-trunk.js';
import { expectReferenceMap } from './expect-reference-map.js';
import type { TasksContract } from './tasks-contract.js';

/**
 * Tests DeepLab v3 by regions of its picture, and where it is explained.
 *
 * @param contract How to get at the model and the picture, and the tolerance.
 */
export function testDeeplab({ load, readSample, tolerance }: TasksContract): void {
  describe('DeepLab v3, the class of every pixel', { meta: { part: 'deeplab-v3' } }, () => {
    const model = madeBefore(() => load(deeplabV3));
    const shared = madeBefore(() => Promise.resolve(sharedTrunk(model(), [[1, 513, 513, 3]])));
    const x = madeBefore(async () => nearest(await readSample('chelsea'), 513));

    // The layer nearer to the input first, so that the trunk to the other goes on from there.
    it.each([...segmentation.cases].reverse())(
      'has the map of the cat over the region $region at $layer',
      named('region'),
      (reference) =>
        shared().withoutLeak(async () => {
          const { region, layer } = reference;
          const target = regionTarget(region);
          const explainer = await createExplainer(shared().network, {
            featureLayer: layer,
            reductionLayer: 'ResizeBilinear_2',
            outputUpsampling: 'none',
          });
          const { scoreMap, explained } = await explainer.explain(x(), target.value);
          target.dispose();
          expect(explained[0]?.score).toBeCloseTo(reference.score, -2);
          await expectReferenceMap(scoreMap, reference, tolerance);
        }),
    );

    it(
      'is explained above its argmax, and says so to somebody who names the argmax',
      named('argmax'),
      async () => {
        const { featureLayer, reductionLayer } = await createExplainer(model(), {
          inputShapes: [[1, 513, 513, 3]],
        });
        expect([featureLayer, reductionLayer]).toEqual([
          'concat_projection/Relu',
          'ResizeBilinear_3',
        ]);
        await expectCode(
          () =>
            createExplainer(model(), {
              inputShapes: [[513, 513, 3]],
              reductionLayer: 'SemanticPredictions',
            }),
          'REDUCTION_NOT_DIFFERENTIABLE',
          /argmax 'ArgMax'.*name 'ResizeBilinear_3' as reductionLayer/,
        );
      },
    );
  });
}

/** A target of DeepLab, and what it holds. */
function regionTarget(region: string): { readonly value: Target; dispose(): void } {
  const label = segmentation.class;
  if (region === 'mask') {
    const inside = (at: number, from: number, to: number) => at >= from && at < to;
    const places = Array.from({ length: 65 * 65 }, (_, at) =>
      inside(Math.floor(at / 65), 10, 30) && inside(at % 65, 20, 40) ? 1 : 0,
    );
    const mask = tensor(places, [65, 65]);
    return {
      value: { label, region: { mask } },
      dispose: () => {
        mask.dispose();
      },
    };
  }
  const value: Target =
    region === 'pixel'
      ? { label, region: { pixel: [20, 30] } }
      : { label, region: region === 'predicted' ? 'predicted' : 'all' };
  return { value, dispose: () => undefined };
}

/** A pixel of the picture for each of the input, as in `tooling/reference/tasks.py`: nothing that could round. */
function nearest({ width, height, data }: Picture, size: number): Tensor {
  const values = new Int32Array(size * size * 3);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const from = Math.floor((row * height) / size) * width + Math.floor((column * width) / size);
      values.set(data.subarray(4 * from, 4 * from + 3), 3 * (row * size + column));
    }
  }
  return tensor(values, [size, size, 3], 'int32');
}
