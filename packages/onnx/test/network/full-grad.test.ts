import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { fullGrad } from '@gradcam/core';
import { onnxNetwork } from '@gradcam/onnx';
import { setBackend, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { floats, ints, modelFile, node, value, type NodeInit } from '../made-model.js';

const outside: NodeInit[] = [node('Conv', ['image', 'filter', 'bias'], ['features'])];
const inside: NodeInit[] = [
  node('Conv', ['image', 'filter'], ['conv']),
  node('Transpose', ['conv'], ['last'], [ints('perm', [0, 2, 3, 1])]),
  node('Add', ['last', 'bias'], ['shifted']),
  node('Transpose', ['shifted'], ['features'], [ints('perm', [0, 3, 1, 2])]),
];

beforeAll(() => setBackend('cpu'));

it.each([
  { what: 'of a convolution', shifted: outside },
  { what: 'between two Transposes', shifted: inside },
])(
  'lays biases $what over the picture that they are added to, in Full-Grad',
  async ({ shifted }) => {
    // Two channels, x + 0.5 and x - 0.5, of the weights 1 and 2 in the score.
    const network = await onnxNetwork(
      modelFile({
        node: [
          ...shifted,
          node('Relu', ['features'], ['relu']),
          node('GlobalAveragePool', ['relu'], ['pool']),
          node('Flatten', ['pool'], ['flat']),
          node('Gemm', ['flat', 'weights'], ['scores']),
        ],
        initializer: [
          floats('filter', [2, 1, 1, 1], [1, 1]),
          floats('bias', [2], [0.5, -0.5]),
          floats('weights', [2, 2], [1, 0, 2, 0]),
        ],
        input: [value('image', [1, 1, 2, 3])],
        output: [value('scores', [1, 2])],
      }),
    );
    const x = tensor([1, -2, 3, 4, -5, 6], [1, 1, 2, 3]);
    try {
      const { scoreMap } = await fullGrad(network, x, 0, { score: 'logit' });
      // Where x is above zero, each bias counts 1, and x times its gradient, scaled by the largest, x / 6.
      const expected = [2 + 1 / 6, 0, 2 + 3 / 6, 2 + 4 / 6, 0, 3];
      const found = [...scoreMap.dataSync()];
      expect(scoreMap.shape).toEqual([1, 2, 3]);
      expected.forEach((number, at) => {
        expect(found[at]).toBeCloseTo(number, 5);
      });
    } finally {
      x.dispose();
      await network.dispose();
    }
  },
);
