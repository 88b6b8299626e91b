import { gradCAM } from '@gradcam/core';
import { preprocess, type LoadedModel } from '@gradcam/models';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import {
  conv2d,
  expandDims,
  mul,
  relu,
  slice,
  squeeze,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectMap } from '../assertions/expect-map.js';
import type { MobileNetContract } from './test-mobilenet-v1.js';
import { withoutLeak } from '../assertions/without-leak.js';

const features = 'module_apply_default/MobilenetV1/MobilenetV1/Conv2d_13_pointwise/Relu6';
const classWeights = 'module/MobilenetV1/Logits/Conv2d_1c_1x1/weights';

/**
 * MobileNet V1 0.25, a graph model with fused nodes, on a real picture.
 *
 * Its head is a mean and a 1 x 1 convolution, so the map of a logit has a closed form without any gradient, the class
 * activation map of Zhou 2016: ReLU(sum_k w_kc A_k) / 49.
 *
 * @param contract The adapter and how to get at the model and the pictures.
 */
export function testRealGraphModel(contract: MobileNetContract): void {
  const adapter = contract.create();
  describe(`MobileNet V1 0.25 on ${adapter.name}`, () => {
    let loaded: LoadedModel;
    let x: Tensor;
    beforeAll(async () => {
      await adapter.prepare();
      loaded = await contract.load();
      x = preprocess(await contract.readSample('chelsea'), loaded.spec);
    });
    afterAll(() => {
      x.dispose();
      loaded.dispose();
    });

    it('has the map of its closed form for the class that it predicts', () =>
      withoutLeak(async () => {
        const { classNames } = loaded;
        const result = await gradCAM(loaded.model, x, undefined, {
          outputUpsampling: 'none',
          classNames,
        });
        expect(result.featureLayer).toBe(features);
        const [{ classIndex = NaN, className = '' } = {}] = result.explained;
        expect(className).toMatch(/cat|tabby|lynx/);

        // Border to tfjs: the loaded model is a GraphModel, as its format says.
        const model = loaded.model as unknown as GraphModel;
        const expected = tidy(() => {
          const activations = model.execute(
            { [model.inputNodes[0] ?? '']: expandDims(x, 0) },
            features,
          ) as Tensor4D;
          const weights = slice(
            model.weights[classWeights]?.[0] as Tensor4D,
            [0, 0, 0, classIndex],
            [1, 1, -1, 1],
          );
          return squeeze(mul(relu(conv2d(activations, weights, 1, 'valid')), 1 / 49));
        });
        const values = await expected.data();
        expected.dispose();
        expect(Math.max(...values)).toBeGreaterThan(0.01);
        await expectMap(result.scoreMap, [7, 7], values, contract.tolerance);
      }));
  });
}
