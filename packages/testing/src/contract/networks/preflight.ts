import { checkExplainable } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  cast,
  cumprod,
  less,
  logicalNot,
  mul,
  relu,
  reshape,
  topk,
  where,
  zerosLike,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { graphNet } from '../../nets/written/graph-net.js';
import { openGraphNet } from '../../nets/written/open-graph-net.js';
import { residualNet } from '../../nets/residual-net.js';
import { linearNet } from '../../nets/two-channel-net.js';
import { withoutLeak } from '../../assertions/without-leak.js';
import { withNet } from '../../assertions/with-net.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import { named } from '../../report/test-id.js';

/** Tests the facts about a network that are known before the first picture. */
export function testPreflight(): void {
  describe('checkExplainable', () => {
    it(
      'finds nothing in the way of networks that can be explained, and names their layers',
      named('explainable'),
      () =>
        withoutLeak(async () => {
          const [layers, graph] = [residualNet(), await graphNet()];
          const found = [await checkExplainable(layers), await checkExplainable(graph)];
          expect(found).toEqual([
            {
              explainable: true,
              problems: [],
              featureLayer: 'sum',
              reductionLayer: 'value',
              inputShapes: [[1, 2, 2, 1]],
            },
            {
              explainable: true,
              problems: [],
              featureLayer: 'conv/Relu',
              reductionLayer: 'probabilities',
              inputShapes: [[1, 2, 2, 1]],
            },
          ]);
          layers.dispose();
          graph.dispose();
        }),
    );

    it(
      'lists every op of the head that has no gradient, and none beside the way',
      named('missing-gradients'),
      () =>
        withoutLeak(async () => {
          const network = networkFromFunctions({
            input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
            trunk: (input) => input.clone(),
            head: (activations: Tensor) => {
              // Nothing reads this one.
              topk(activations, 1);
              return mul(cumprod(relu(activations), 1), 2);
            },
          });
          const { explainable, problems } = await checkExplainable(network);
          expect(explainable).toBe(false);
          expect(problems).toEqual([
            {
              code: 'GRADIENT_MISSING',
              message: expect.stringMatching(/the op Cumprod .* choose a feature layer/) as string,
            },
          ]);
        }),
    );

    it(
      'lets comparisons pass beside a way that has a slope, and not where there is no other',
      named('comparisons'),
      () =>
        withoutLeak(async () => {
          const network = (head: (activations: Tensor) => Tensor) =>
            networkFromFunctions({
              input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
              trunk: (input) => input.clone(),
              head: (activations) => reshape(head(activations), [-1, 4]),
            });
          const masked = await checkExplainable(
            network((a) => where(logicalNot(less(a, 0.5)), a, zerosLike(a))),
          );
          expect(masked).toMatchObject({ explainable: true, problems: [] });
          // Nothing behind the comparison need have a gradient.
          const mask = await checkExplainable(
            network((a) => cast(less(cumprod(a, 1), 0.5), 'float32')),
          );
          expect(mask.explainable).toBe(false);
          expect(mask.problems).toEqual([
            {
              code: 'REDUCTION_NOT_DIFFERENTIABLE',
              message: expect.stringMatching(
                /is zero everywhere, because the score passes through Less;/,
              ) as string,
            },
          ]);
        }),
    );

    it('reports a layer that does not exist as it does the rest', named('missing-layer'), () =>
      withNet(linearNet, picture2x2, async ({ model }) => {
        const wrong = await checkExplainable(model, { featureLayer: 'rel' });
        expect(wrong).toMatchObject({
          explainable: false,
          featureLayer: undefined,
          problems: [{ code: 'LAYER_NOT_FOUND' }],
        });
      }),
    );

    it(
      'tries a network of open size on a usual one, or on the one that is given, and says which',
      named('open-size'),
      () =>
        withoutLeak(async () => {
          const models = [linearNet(), await openGraphNet()];
          for (const model of models) {
            const usual = await checkExplainable(model);
            expect(usual).toMatchObject({ explainable: true, inputShapes: [[1, 224, 224, 1]] });
            const given = await checkExplainable(model, { inputShapes: [[8, 9, 1]] });
            expect(given).toMatchObject({ explainable: true, inputShapes: [[1, 8, 9, 1]] });
            const small = await checkExplainable(model, { inputShapes: [[8, 9, 3]] });
            expect(small.problems).toMatchObject([{ code: 'INPUT_SHAPE' }]);
            model.dispose();
          }
        }),
    );
  });
}
