import { calledAs, checkOptionNames } from '@gradcam/errors';
import { gradCAM } from '@gradcam/core';
import { preprocess } from '@gradcam/models';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import {
  conv2d,
  div,
  expandDims,
  mean,
  mul,
  norm,
  relu,
  reshape,
  slice,
  squeeze,
  sub,
  sum,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectMap } from '../assertions/expect-map.js';
import { madeBefore } from '../assertions/made-before.js';
import type { MobileNetContract } from './test-mobilenet-v1.js';
import { sharedTrunk } from './shared-trunk.js';
import { skipTests } from '../contract/skip-tests.js';
import { withoutLeak } from '../assertions/without-leak.js';
import { named } from '../report/test-id.js';

const features = 'module_apply_default/MobilenetV1/MobilenetV1/Conv2d_13_pointwise/Relu6';
const pooled = 'module_apply_default/MobilenetV1/Logits/global_pool';
const classWeights = 'module/MobilenetV1/Logits/Conv2d_1c_1x1/weights';

/**
 * Tests MobileNet V1 0.25, a graph model with fused nodes, on a real picture.
 *
 * Its head is a mean and a 1 x 1 convolution, so the map of a logit has a closed form without any gradient, the class
 * activation map of Zhou 2016: ReLU(sum_k w_kc A_k) / 49.
 *
 * @param contract The adapter and how to get at the model and the pictures.
 */
export function testRealGraphModel(contract: MobileNetContract): void {
  calledAs('testRealGraphModel', () => {
    checkOptionNames(contract, {
      create: true,
      tolerance: true,
      skip: true,
      load: true,
      readSample: true,
    } satisfies Record<keyof MobileNetContract, true>);
  });
  const adapter = contract.create();
  const meta = { backend: adapter.name, area: 'real', part: 'mobilenet-v1-025' };
  describe(`MobileNet V1 0.25 on ${adapter.name}`, { meta }, () => {
    skipTests(contract.skip ?? []);
    beforeAll(() => adapter.prepare());
    const loaded = madeBefore(contract.load);
    const x = madeBefore(async () =>
      preprocess(await contract.readSample('chelsea'), loaded().spec),
    );

    // Border to tfjs: the loaded model is a GraphModel, as its format says.
    const model = () => loaded().model as unknown as GraphModel;
    const featuresOf = (input: Tensor): Tensor4D =>
      tidy(
        () =>
          model().execute(
            { [model().inputNodes[0] ?? '']: expandDims(input, 0) },
            features,
          ) as Tensor4D,
      );
    const shared = madeBefore(() => Promise.resolve(sharedTrunk(loaded().model, [x().shape])));
    const own = madeBefore(() => Promise.resolve(featuresOf(x())));
    const kernel = () => model().weights[classWeights]?.[0] as Tensor4D;
    /** ReLU(sum_k w_k A_k) / 49. */
    const closedForm = (weights: Tensor): Tensor =>
      squeeze(mul(relu(conv2d(own(), weights as Tensor4D, 1, 'valid')), 1 / 49));

    it('has the map of its closed form for the class that it predicts', named('closed-form'), () =>
      withoutLeak(async () => {
        const { classNames } = loaded();
        const result = await gradCAM(loaded().model, x(), undefined, {
          outputUpsampling: 'none',
          classNames,
        });
        expect(result.featureLayer).toBe(features);
        const [{ classIndex = NaN, className = '' } = {}] = result.explained;
        expect(className).toMatch(/cat|tabby|lynx/);

        const expected = tidy(() => {
          const weights = slice(kernel(), [0, 0, 0, classIndex], [1, 1, -1, 1]);
          return closedForm(weights);
        });
        const values = await expected.data();
        expected.dispose();
        expect(Math.max(...values)).toBeGreaterThan(0.01);
        await expectMap(result.scoreMap, [7, 7], values, contract.tolerance);
      }),
    );

    it(
      'has the map of the evidence for one class rather than another',
      named('class-difference'),
      () =>
        shared().withoutLeak(async () => {
          const [one, other] = [282, 286];
          const difference = (logits: Tensor) =>
            sub(slice(logits, one, 1), slice(logits, other, 1));
          const { scoreMap } = await gradCAM(shared().network, x(), difference, {
            outputUpsampling: 'none',
          });
          const expected = tidy(() => {
            const column = (index: number) => slice(kernel(), [0, 0, 0, index], [1, 1, -1, 1]);
            return closedForm(sub(column(one), column(other)));
          });
          const values = await expected.data();
          expected.dispose();
          expect(Math.max(...values)).toBeGreaterThan(0.001);
          await expectMap(scoreMap, [7, 7], values, contract.tolerance);
        }),
    );

    it(
      'has the map of what makes its embedding like that of another picture',
      named('embedding'),
      () =>
        shared().withoutLeak(async () => {
          const other = preprocess(await contract.readSample('coffee'), loaded().spec);
          // The embedding e is the mean of the features, so cos(e, r) has the gradient (r - cos e / |e|) / |e| for |r| = 1.
          const [reference, weights] = tidy(() => {
            const unit = (vector: Tensor) => div(vector, norm(vector));
            const embedding = (of: Tensor) => squeeze(mean(of, [1, 2]));
            const [ownEmbedding, r] = [embedding(own()), unit(embedding(featuresOf(other)))];
            const cosine = sum(mul(unit(ownEmbedding), r));
            const slope = div(sub(r, mul(cosine, unit(ownEmbedding))), norm(ownEmbedding));
            return [r, reshape(slope, [1, 1, slope.size, 1])];
          });
          const likeness = (embedding: Tensor) => {
            const vector = reshape(embedding, [-1]);
            return div(sum(mul(vector, reference)), norm(vector));
          };
          const { scoreMap } = await gradCAM(shared().network, x(), likeness, {
            featureLayer: features,
            reductionLayer: pooled,
            outputUpsampling: 'none',
          });
          const expected = tidy(() => closedForm(weights));
          const values = await expected.data();
          for (const each of [expected, other, reference, weights]) each.dispose();
          expect(Math.max(...values)).toBeGreaterThan(1e-5);
          await expectMap(scoreMap, [7, 7], values, contract.tolerance);
        }),
    );
  });
}
