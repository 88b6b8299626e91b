import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { setBackend, tensor4d } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { graphModelOf, windows } from '../../../testing/src/nets/written/graph-model-of.js';
import { gradCAM } from '../../src/index.js';

beforeAll(() => setBackend('cpu'));

/** A convolution whose two channels are the picture and its negative, averaged over space. */
const netOf = () =>
  graphModelOf({
    inputs: { x: [-1, 1, 2, 3] },
    constants: {
      kernel: { shape: [1, 1, 1, 2], values: [1, -1] },
      axes: { shape: [2], values: [2, 3], dtype: 'int32' },
      weights: { shape: [2, 2], values: [1, 0, 0, 1] },
    },
    nodes: {
      conv: {
        op: 'Conv2D',
        input: ['x', 'kernel'],
        attr: { ...windows(1), data_format: { s: btoa('NCHW') } },
      },
      relu: { op: 'Relu', input: ['conv'] },
      pool: { op: 'Mean', input: ['relu', 'axes'] },
      logits: { op: 'MatMul', input: ['pool', 'weights'] },
    },
    outputs: { logits: [-1, 2] },
  });

it.each([
  // By hand: each place has a sixth of the average.
  [0, [1 / 6, 2 / 6, 3 / 6, 0, 0, 0]],
  [1, [0, 0, 0, 4 / 6, 5 / 6, 1]],
])('a graph whose channels come first has its map over space: class %i', async (label, map) => {
  const model = await netOf();
  const x = tensor4d([1, 2, 3, -4, -5, -6], [1, 1, 2, 3]);
  const { featureLayer, scoreMap } = await gradCAM(model, x, label, { outputUpsampling: 'none' });
  expect(featureLayer).toBe('relu');
  expect(scoreMap.shape).toEqual([1, 2, 3]);
  (await scoreMap.data()).forEach((value, at) => expect(value).toBeCloseTo(map[at] ?? NaN, 6));
  scoreMap.dispose();
  x.dispose();
  model.dispose();
});
