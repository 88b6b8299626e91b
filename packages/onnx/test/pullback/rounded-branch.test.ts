import '@tensorflow/tfjs-backend-cpu';
import { onnxNetwork } from '@gradcam/onnx';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { writeOnnx } from '../../src/write/write-onnx.js';
import { node, smallGraph } from '../network/small-graph.js';

beforeAll(() => tf.setBackend('cpu'));

it('leaves a head with a rounded branch to TensorFlow.js, which lets the gradient through', async () => {
  const graph = smallGraph({
    nodes: [
      node('Relu', ['image'], 'features'),
      {
        ...node('DynamicQuantizeLinear', ['features'], 'whole'),
        outputs: ['whole', 'step', 'zero'],
      },
      node('DequantizeLinear', ['whole', 'step', 'zero'], 'rounded'),
      node('Add', ['features', 'rounded'], 'sum'),
      node('GlobalAveragePool', ['sum'], 'score'),
    ],
    inputs: { image: ['N', 1, 2, 2] },
    outputs: ['score'],
  });
  const network = await onnxNetwork(writeOnnx(graph));
  const cut = network.cut({ featureLayer: 'features', reductionLayer: 'score', score: 'output' });
  const [activations, seed] = [tf.ones([1, 1, 2, 2]), tf.ones([1, 1, 1, 1])];
  // A half would come back without the branch: a gradient that looks right.
  expect(await cut.pull?.(activations, [], seed)).toBeUndefined();
  tf.dispose([activations, seed]);
  await network.dispose();
});
