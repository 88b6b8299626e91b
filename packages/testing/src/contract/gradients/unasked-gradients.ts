import type { TensorInfo } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { withKernels } from '../../assertions/with-kernels.js';
import { made } from '../../nets/made.js';
import { withNet } from '../../assertions/with-net.js';
import { named } from '../../report/test-id.js';

/** A first layer to explain, and behind it one of each kind that has weights. */
const nets: readonly (readonly [name: string, make: () => Sequential, input: number[]])[] = [
  [
    'pictures',
    () =>
      sequential({
        layers: [
          layers.conv2d({ name: 'feature', filters: 3, kernelSize: 3, inputShape: [7, 7, 2] }),
          layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same' }),
          layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', activation: 'relu' }),
          layers.separableConv2d({ filters: 5, kernelSize: 3 }),
          layers.conv2dTranspose({ filters: 2, kernelSize: 2 }),
          layers.globalAveragePooling2d({}),
          layers.dense({ name: 'hidden', units: 7, activation: 'relu' }),
          layers.dense({ name: 'linear', units: 11 }),
          layers.dense({ name: 'classes', units: 13, activation: 'softmax' }),
        ],
      }),
    [7, 7, 2],
  ],
  [
    'volumes',
    () =>
      sequential({
        layers: [
          layers.conv3d({ name: 'feature', filters: 2, kernelSize: 2, inputShape: [4, 4, 4, 1] }),
          layers.conv3d({ filters: 3, kernelSize: 2 }),
          layers.flatten(),
          layers.dense({ name: 'linear', units: 11 }),
          layers.dense({ name: 'classes', units: 13 }),
        ],
      }),
    [4, 4, 4, 1],
  ],
];

/**
 * Tests that a map computes only the gradient with respect to the activations. Those with respect to filters and weights, which
 * tfjs computes whether needed or not, cost more than the rest of the backward pass.
 */
export function testUnaskedGradients(): void {
  describe('gradients that nobody asks for', () => {
    it.each(nets)('are not computed in a net for %s', named('none'), (_, make, shape) =>
      withNet(
        make,
        () => made(shape, 1, 2),
        async ({ model, map }) => {
          const denseShapes = model.layers
            .filter(({ name }) => ['hidden', 'linear', 'classes'].includes(name))
            .map((layer) => layer.weights[0]?.shape.join());
          expect(denseShapes.length).toBeGreaterThan(1);
          const run: string[] = [];
          const unasked: string[] = [];
          await withKernels(
            ({ kernelName, kernelFunc }) =>
              (parameters) => {
                const result = kernelFunc(parameters);
                run.push(kernelName);
                const isWeights = denseShapes.includes(shapeOf(result));
                if (kernelName.includes('Filter') || (isWeights && kernelName === 'BatchMatMul'))
                  unasked.push(kernelName);
                return result;
              },
            async () => {
              for (const score of ['output', 'logit'] as const) {
                const { scoreMap } = await map(3, { featureLayer: 'feature', score });
                scoreMap.dispose();
              }
            },
          );
          expect(unasked).toEqual([]);
          // They were looked for where they would have been.
          expect(run).toContain('BatchMatMul');
        },
      ),
    );
  });
}

/** Without axes of one. */
function shapeOf(result: TensorInfo | TensorInfo[]): string {
  const [first] = Array.isArray(result) ? result : [result];
  return (first?.shape ?? []).filter((size) => size !== 1).join();
}
