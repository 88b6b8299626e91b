import '@tensorflow/tfjs-backend-cpu';
import { memory, ones } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { explainBy } from '../../src/index.js';

/** Two convolutions with a pooling between them: 16 x 16, then 8 x 8. */
function twoConvolutions(size: number | null): Sequential {
  const convolution = (name: string) =>
    layers.conv2d({
      name,
      filters: 2,
      kernelSize: 1,
      kernelInitializer: 'ones',
      activation: 'relu',
    });
  return sequential({
    layers: [
      layers.inputLayer({ inputShape: [size, size, 1] }),
      convolution('fine'),
      layers.maxPooling2d({ poolSize: 2 }),
      convolution('coarse'),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 2, kernelInitializer: 'ones' }),
    ],
  });
}

it('multiplies the map of the best layer by that of a finer one', async () => {
  const model = twoConvolutions(16);
  const x = ones([16, 16, 1]);
  const { scoreMap, featureLayers } = await explainBy('refine-cam', model, x, 0);
  expect(featureLayers).toEqual(['coarse', 'fine']);
  scoreMap.dispose();
  x.dispose();
  model.dispose();
});

it('finds the finer layer where the sizes of the network are open, and leaves nothing behind', async () => {
  const model = twoConvolutions(null);
  const x = ones([16, 16, 1]);
  const { numTensors } = memory();
  const { scoreMap, featureLayers } = await explainBy('refine-cam', model, x, 0);
  expect(featureLayers).toEqual(['coarse', 'fine']);
  scoreMap.dispose();
  expect(memory().numTensors).toBe(numTensors);
  x.dispose();
  model.dispose();
});
