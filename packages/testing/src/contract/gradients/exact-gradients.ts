import { gradCAM } from '@gradcam/core';
import type { CombiningMethod } from '@gradcam/core/methods';
import { mul, sum, tensor, tensor3d } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import saturated from '../../reference/saturated.json' with { type: 'json' };
import singleLayers from '../../reference/single-layers.json' with { type: 'json' };
import { singleLayerNet } from '../../nets/single-layer-net.js';
import type { Contract } from '../contract.js';
import { expectMap } from '../../assertions/expect-map.js';
import { withNet } from '../../assertions/with-net.js';
import { named } from '../../report/test-id.js';

/**
 * Tests maps that need exact gradients, against references in float64.
 *
 * @param contract The backend and its tolerance.
 */
export function testExactGradients({ tolerance }: Contract): void {
  describe('a net that is sure', () => {
    it.each(saturated.maps)(
      'keeps the map of class $class by its $score',
      named('map'),
      (expected) =>
        withNet(
          saturatedNet,
          () => tensor3d(saturated.picture.values, [6, 6, 2]),
          async ({ map }) => {
            const result = await map(expected.class, {
              score: expected.score === 'softmax' ? 'output' : 'logit',
            });
            if (expected.class === 1 && expected.score === 'softmax')
              expect(result.explained[0]?.score).toBe(1);
            await expectMap(
              result.scoreMap,
              expected.shape,
              expected.values,
              Math.max(tolerance, 1e-3),
            );
          },
        ),
    );
  });

  describe.each(singleLayers.cases)('a gradient through $name', (given) => {
    it.each(given.maps)(
      'is right on average and in every place, for output $class',
      named('slopes'),
      (expected) =>
        withNet(
          () => singleLayerNet(given),
          () => tensor3d(given.picture.values, [9, 8, 2]),
          async ({ model, x }) => {
            const options = { featureLayer: 'feature' };
            const map = await gradCAM(model, x, expected.class, options);
            await expectMap(map.scoreMap, expected.shape, expected.values, tolerance);
            const products = await gradCAM(model, x, expected.class, {
              ...options,
              method: productMethod,
              sign: 'signed',
            });
            await expectMap(products.scoreMap, expected.shape, expected.products, tolerance);
          },
        ),
    );
  });
}

/** Gradient times activation at each position: shows a gradient that is right on average but at the wrong position. */
const productMethod: CombiningMethod = {
  name: 'product',
  combine: ({ activations, gradients }) => sum(mul(activations, gradients), -1),
};

/** The net of `tooling/reference/saturated.py`: its top probability is exactly 1 in float32. */
function saturatedNet(): Sequential {
  const model = sequential({
    layers: [
      layers.conv2d({
        filters: 4,
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [6, 6, 2],
      }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 5, activation: 'softmax' }),
    ],
  });
  const { conv_kernel, conv_bias, dense_kernel, dense_bias } = saturated.weights;
  const weights = [conv_kernel, conv_bias, dense_kernel, dense_bias].map(({ shape, values }) =>
    tensor(values, shape),
  );
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return model;
}
