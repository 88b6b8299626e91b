import { explainBy, fullGrad, gradCAM, guidedBackpropagation } from '@gradcam/core';
import { stack, tensor1d, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { expectCode } from '../../assertions/expect-code.js';
import { expectMap } from '../../assertions/expect-map.js';
import { picture2x2 } from '../../nets/picture-2x2.js';
import type { Contract } from '../contract.js';
import { named } from '../../report/test-id.js';
import { withNet, type NetUse } from '../../assertions/with-net.js';

/**
 * 2 relu(a - c + d + 1) + 3 relu(-a - b + 2) + 5. On 1 2 3 4 the first is 3 and the second off: the score is 11 and the gradient 2 0 -2 2.
 *
 * The input times its gradient is 2 0 -6 8, which adds up to 4, and its sizes scaled from 0 to 1 are 0.25 0 0.75 1. The constants account for
 * 2 * 1 + 5 = 7; none of them has space.
 */
function denseNet(isPicture: boolean): Sequential {
  const model = sequential();
  if (isPicture) model.add(layers.flatten({ inputShape: [2, 2, 1] }));
  const first = { name: 'hidden', units: 2, activation: 'relu' } as const;
  model.add(layers.dense(isPicture ? first : { ...first, inputShape: [4] }));
  model.add(layers.dense({ name: 'score', units: 1 }));
  const weights = [
    tensor2d([1, -1, 0, -1, -1, 0, 1, 0], [4, 2]),
    tensor1d([1, 2]),
    tensor2d([2, 3], [2, 1]),
    tensor1d([5]),
  ];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}

const gradient = [2, 0, -2, 2];
const map = [0.25, 0, 0.75, 1];
const share = {
  score: expect.closeTo(11, 3) as number,
  input: expect.closeTo(4, 3) as number,
  bias: expect.closeTo(7, 3) as number,
};

/**
 * Tests maps of the input itself, of networks that have no layer with space.
 *
 * @param contract The backend and its tolerance.
 */
export function testWithoutFeatureLayer({ tolerance }: Contract): void {
  const using = (
    isPicture: boolean,
    run: (model: Sequential, x: Tensor, use: NetUse<Sequential, Tensor>) => Promise<void>,
  ): Promise<void> =>
    withNet(
      () => denseNet(isPicture),
      () => (isPicture ? picture2x2() : tensor1d([1, 2, 3, 4])),
      (use) => run(use.model, use.x, use),
    );

  describe('networks without a feature layer', () => {
    it('have the gradient of a picture, and its full gradient', named('picture'), () =>
      using(true, async (model, x) => {
        const guided = await guidedBackpropagation(model, x, 0);
        await expectMap(guided, [2, 2, 1], gradient, tolerance);
        const full = await fullGrad(model, x, 0);
        expect(full).toMatchObject({ reductionLayer: 'score', shares: [share] });
        await expectMap(full.scoreMap, [2, 2], map, tolerance);
      }),
    );

    it('have those of a row of numbers, one place each', named('row'), () =>
      using(false, async (model, x, { keep }) => {
        await expectMap(await guidedBackpropagation(model, x, 0), [4], gradient, tolerance);
        const batch = keep(stack([x, x]));
        const full = await fullGrad(model, batch, 0);
        expect(full.shares).toEqual([share, share]);
        await expectMap(full.scoreMap, [2, 4], [...map, ...map], tolerance);
      }),
    );

    it('have them by name', named('by-name'), () =>
      using(true, async (model, x) => {
        const { scoreMap } = await explainBy('full-grad', model, x, 0);
        await expectMap(scoreMap, [2, 2], map, tolerance);
      }),
    );

    it('have no map of features', named('no-feature-map'), () =>
      using(true, (model, x) =>
        expectCode(() => gradCAM(model, x, 0), 'NO_FEATURE_LAYER', /^gradCAM: /),
      ),
    );

    it('still need their reduction layer', named('reduction-layer'), () =>
      using(true, (model, x) =>
        expectCode(
          () => fullGrad(model, x, 0, { reductionLayer: 'scor' }),
          'LAYER_NOT_FOUND',
          /^fullGrad: the reduction layer does not exist, got 'scor', .* 'score'/,
        ),
      ),
    );
  });
}
