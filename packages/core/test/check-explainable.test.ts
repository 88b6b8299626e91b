import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { checkExplainable } from '../src/index.js';

beforeAll(() => setBackend('cpu'));

it('reports a network that fails when it runs', async () => {
  // tfjs-layers normalises no volumes.
  const net = sequential({
    layers: [
      layers.conv3d({ filters: 1, kernelSize: 1, inputShape: [2, 2, 2, 1] }),
      layers.batchNormalization({}),
      layers.flatten({}),
    ],
  });
  const before = memory().numTensors;
  const { explainable, problems } = await checkExplainable(net);
  expect(explainable).toBe(false);
  expect(problems).toMatchObject([
    { code: 'BACKEND_FAILED', message: expect.stringContaining('array of rank 5') as string },
  ]);
  expect(memory().numTensors).toBe(before);
  net.dispose();
});

it('tries a network on zeros in its own order, whatever the order of the inputs', async () => {
  const net = sequential({
    layers: [
      layers.conv2d({ filters: 1, kernelSize: 1, inputShape: [4, 6, 3] }),
      layers.globalAveragePooling2d({}),
    ],
  });
  expect(await checkExplainable(net, { format: 'CSS' })).toMatchObject({
    explainable: true,
    problems: [],
    inputShapes: [[1, 4, 6, 3]],
  });
  net.dispose();
});
