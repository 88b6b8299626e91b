import { wasmAdapter } from '@gradcam/adapter-wasm';
import { getBackend, memory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { softmaxNet } from '../../testing/src/nets/two-channel-net.js';
import { explain } from '../src/node.js';
import { asBytes, picture2x2 } from './made.js';

it('explains on the backend that is active', async () => {
  await wasmAdapter({ threads: 1 }).prepare();
  const model = softmaxNet();
  const before = memory().numTensors;
  const options = { target: 0, preprocessing: asBytes };
  const { scoreMap, classes } = await explain(model, picture2x2, options);
  expect(getBackend()).toBe('wasm');
  // As worked out at the net.
  [0, 0, 0.125, 0.375].forEach((value, at) => {
    expect(scoreMap.data[at]).toBeCloseTo(value, 6);
  });
  expect(classes[0]?.probability).toBeCloseTo(0.5, 6);
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
