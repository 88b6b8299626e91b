import '@tensorflow/tfjs-backend-cpu';
import { onnxNetwork } from '@gradcam/onnx';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { writeOnnx } from '../../src/write/write-onnx.js';
import { longs, node, smallGraph } from '../network/small-graph.js';

beforeAll(() => tf.setBackend('cpu'));

it('differentiates several samples where ONNX Runtime has seen one', async () => {
  const graph = smallGraph({
    nodes: [
      node('Relu', ['image'], 'features'),
      node('Shape', ['features'], 'sizes'),
      node('Gather', ['sizes', 'first'], 'batch', { axis: 0 }),
      node('Concat', ['batch', 'rest'], 'rowSizes', { axis: 0 }),
      // Nothing but a run says the sizes of this one.
      node('Reshape', ['features', 'rowSizes'], 'rows'),
      node('Flatten', ['features'], 'flat'),
      node('Mul', ['rows', 'flat'], 'squares'),
      node('ReduceMean', ['squares'], 'score', { axes: [1], keepdims: 1 }),
    ],
    constants: { first: longs([0]), rest: longs([4]) },
    inputs: { image: ['N', 1, 2, 2] },
    outputs: ['score'],
  });
  const network = await onnxNetwork(writeOnnx(graph));
  const cut = network.cut({ featureLayer: 'features', reductionLayer: 'score', score: 'output' });
  const activations = tf.tensor([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 2, 2]);
  const seed = tf.tensor([2, 4], [2, 1]);
  const pulled = await cut.pull?.(activations, [], seed);
  // The slope of the mean of four squares is half of each number.
  expect(pulled?.shape).toEqual([2, 1, 2, 2]);
  expect([...(pulled?.dataSync() ?? [])]).toEqual([1, 2, 3, 4, 10, 12, 14, 16]);
  tf.dispose([activations, seed, pulled].flatMap((each) => each ?? []));
  await network.dispose();
});
