import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { onnxNetwork } from '@gradcam/onnx';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { dataTypes } from '../../src/proto/data-types.js';
import { pullGraph } from '../../src/pullback/pull-graph.js';
import { writeOnnx } from '../../src/write/write-onnx.js';
import { floats, node, smallGraph } from '../network/small-graph.js';

beforeAll(() => tf.setBackend('cpu'));

it('leaves a head with a rounded branch to TensorFlow.js, which lets the gradient through', () => {
  const graph = smallGraph({
    nodes: [
      node('Relu', ['image'], 'features'),
      node('QuantizeLinear', ['features', 'step', 'zero'], 'whole'),
      node('DequantizeLinear', ['whole', 'step', 'zero'], 'rounded'),
      node('Add', ['features', 'rounded'], 'sum'),
      node('GlobalAveragePool', ['sum'], 'score'),
    ],
    constants: {
      step: floats([], [0.5]),
      zero: { type: 'int8', dims: [], bytes: () => Uint8Array.of(0) },
    },
    inputs: { image: ['N', 1, 2, 2] },
    outputs: ['score'],
  });
  const made = pullGraph(graph, {
    nodes: graph.nodes.slice(1),
    values: ['features'],
    target: 'score',
    typeOf: (name) => (name === 'whole' ? 'int8' : 'float32'),
    shapeOf: (name) => (name === 'score' ? [1, 1, 1, 1] : [1, 1, 2, 2]),
  });
  // Without the branch half of the gradient would come back, which looks right.
  expect(made).toBeUndefined();
});

it('gives no gradient to a branch that is cast to whole numbers, in either engine', async () => {
  const cast = (from: string, into: string, to: number) => ({
    ...node('Cast', [from], into),
    attributes: new Map([['to', { kind: 'int', value: to } as const]]),
  });
  const graph = smallGraph({
    nodes: [
      node('Relu', ['image'], 'features'),
      cast('features', 'whole', dataTypes.int64),
      cast('whole', 'floor', dataTypes.float32),
      node('Add', ['features', 'floor'], 'sum'),
      node('GlobalAveragePool', ['sum'], 'score'),
    ],
    inputs: { image: ['N', 1, 2, 2] },
    outputs: ['score'],
  });
  const network = await onnxNetwork(writeOnnx(graph));
  const cut = network.cut({ featureLayer: 'features', reductionLayer: 'score', score: 'output' });
  const [activations, seed] = [tf.fill([1, 1, 2, 2], 1.5), tf.ones([1, 1, 1, 1])];
  const pulled = await cut.pull?.(activations, [], seed);
  const own = tf.grad((features) => tf.sum(cut.head(features, [])))(activations);
  // A quarter each: the mean of four numbers, and the steps are flat.
  expect([...(pulled?.dataSync() ?? [])]).toEqual([0.25, 0.25, 0.25, 0.25]);
  expect([...own.dataSync()]).toEqual([0.25, 0.25, 0.25, 0.25]);
  tf.dispose([activations, seed, pulled, own].flatMap((each) => each ?? []));
  await network.dispose();
});
