import '@tensorflow/tfjs-backend-cpu';
import { onnxNetwork, writeOnnx } from '@gradcam/onnx';
import { tensor } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { floats, node, smallGraph } from './small-graph.js';

/** Two outputs of the same ops, which are half and twice a picture's mean. */
function twoOutputs(): Uint8Array {
  const branch = (name: string) => [
    node('GlobalAveragePool', ['features'], `${name} mean`),
    node('Mul', [`${name} mean`, `${name} factor`], name),
  ];
  const nodes = [node('Relu', ['image'], 'features'), ...branch('half'), ...branch('twice')];
  const constants = { 'half factor': floats([], [0.5]), 'twice factor': floats([], [2]) };
  return writeOnnx(
    smallGraph({
      nodes,
      constants,
      inputs: { image: ['N', 1, 2, 2] },
      outputs: ['half', 'twice'],
    }),
  );
}

it('are differentiated each by itself, though the nodes of their gradients are the same', async () => {
  const network = await onnxNetwork(twoOutputs());
  const slopes: (readonly number[])[] = [];
  const [activations, seed] = [tensor([1, 2, 3, 4], [1, 1, 2, 2]), tensor([1], [1, 1, 1, 1])];
  for (const reductionLayer of ['half', 'twice', 'half']) {
    const cut = network.cut({ featureLayer: 'features', reductionLayer, score: 'output' });
    const gradient = await cut.pull?.(activations, [], seed);
    slopes.push([...(gradient?.dataSync() ?? [])]);
    gradient?.dispose();
  }
  const each = (slope: number) => [slope, slope, slope, slope];
  expect(slopes).toEqual([each(0.125), each(0.5), each(0.125)]);
  await network.dispose();
});
