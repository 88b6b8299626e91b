import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import { layersByResolution } from '../../src/measure.js';

beforeAll(() => setBackend('cpu'));

/** Two convolutions of 16 x 16, two of 8 x 8 and one of 4 x 4. */
function threeResolutions(size: number | null): Sequential {
  const convolution = (name: string) =>
    layers.conv2d({ name, filters: 2, kernelSize: 1, activation: 'relu' });
  return sequential({
    layers: [
      layers.inputLayer({ inputShape: [size, size, 1] }),
      convolution('a16'),
      convolution('b16'),
      layers.maxPooling2d({ poolSize: 2 }),
      convolution('a8'),
      convolution('b8'),
      layers.maxPooling2d({ poolSize: 2 }),
      convolution('a4'),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 2 }),
    ],
  });
}

it.each([16, null])('lists the last layer of each resolution, of inputs of %s', async (size) => {
  const model = threeResolutions(size);
  const inputShapes = [[16, 16, 1]];
  await withoutLeak(async () => {
    expect(await layersByResolution(model, { inputShapes })).toEqual(['a4', 'b8', 'b16']);
    expect(await layersByResolution(model, { inputShapes, most: 2 })).toEqual(['a4', 'b8']);
    expect(await layersByResolution(model, { inputShapes, featureLayer: 'a8' })).toEqual([
      'a8',
      'b16',
    ]);
  });
  model.dispose();
});

it('refuses what it does not take', async () => {
  const model = threeResolutions(16);
  await expect(layersByResolution(model, { most: 0 })).rejects.toThrow(
    /^layersByResolution: the option most is wrong, got 0/,
  );
  await expect(layersByResolution(model, { method: 'auto' } as never)).rejects.toThrow(
    /there is no option "method"/,
  );
  model.dispose();
});
