import { getBackend, square, sum, tidy, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import {
  deletionMetric,
  evaluate,
  insertionMetric,
  randomizedWeightsMetric,
  roadMetric,
  stabilityMetric,
  type DeletionOptions,
  type Metric,
} from '../../evaluate/src/index.js';
import { linearNet } from '../../evaluate/test/linear-net.js';
import { expectAgreement, useReferenceNet } from '../../evaluate/test/reference-net.js';
import gradCam from '../../evaluate/test/reference/grad-cam.json' with { type: 'json' };
import torchcam from '../../evaluate/test/reference/torchcam.json' with { type: 'json' };
import { withoutLeak } from '../../testing/src/assertions/without-leak.js';
import { wasmAdapter } from '../src/node.js';

const prepare = () => wasmAdapter({ threads: 1 }).prepare();
const ofGradCam = useReferenceNet(gradCam, prepare);
const ofTorchcam = useReferenceNet(torchcam, prepare);

describe('evaluate on wasm', () => {
  it.each(torchcam.cases.deletion.slice(0, 2))(
    'agrees with torchcam: $map, class $class, $steps steps',
    async ({ map, class: label, steps, replacement: text, deletion, insertion }) => {
      const options: DeletionOptions = {
        steps,
        replacement: text === 'mean' ? 'mean' : Number(text),
      };
      const measure = (metric: Metric) =>
        ofTorchcam().measure({ map: ofTorchcam().maps[map], label }, metric);
      expectAgreement(await measure(deletionMetric(options)), deletion);
      expectAgreement(await measure(insertionMetric(options)), insertion);
    },
  );

  it.each(gradCam.cases.road.slice(0, 2))(
    'agrees with pytorch-grad-cam: $map, class $class',
    async ({ map, class: label, combined }) => {
      const given = ofGradCam();
      expectAgreement(
        await given.measure({ map: given.maps[map], label }, roadMetric({ noise: 0 })),
        combined,
      );
    },
  );

  it('makes maps of its own with shuffled weights, and frees everything', async () => {
    expect(getBackend()).toBe('wasm');
    const given = ofTorchcam();
    await withoutLeak(async () => {
      const alike = await given.measure(
        { label: 0 },
        randomizedWeightsMetric(given.net, { layers: ['dense'] }),
        { explain: { checkPrediction: false } },
      );
      expect(Math.abs(alike)).toBeLessThan(0.99);
    });
  });

  it('is the stability by hand', async () => {
    await withoutLeak(async () => {
      const x = tensor([1, 2, 3, 4], [2, 2, 1]);
      // 1 2 3 4 becomes 5 2 3 4: ranks 3 0 1 2, 1 - 6 * (9 + 1 + 1 + 1) / (4 * 15) = -0.2.
      const metric = stabilityMetric({ perturbations: [[4, 0, 0, 0]] });
      const explain = (input: Tensor) => tidy(() => sum(square(input), -1));
      const { metrics } = await evaluate(linearNet(), [{ x }], { metrics: [metric], explain });
      expect(metrics['stability']?.mean).toBeCloseTo(-0.2, 6);
      x.dispose();
    });
  });
});
