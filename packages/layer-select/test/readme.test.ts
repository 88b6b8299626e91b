import { expect, it } from 'vitest';
import { selectLayers } from '../src/index.js';
import type { LayerGraph } from '../src/index.js';

it('chooses what the README says', () => {
  const graph: LayerGraph = {
    layers: [
      { name: 'image', type: 'InputLayer', outputShape: [null, 28, 28, 1], inputs: [] },
      { name: 'conv', type: 'Conv2D', outputShape: [null, 26, 26, 8], inputs: ['image'] },
      { name: 'relu', type: 'ReLU', outputShape: [null, 26, 26, 8], inputs: ['conv'] },
      { name: 'pool', type: 'MaxPooling2D', outputShape: [null, 13, 13, 8], inputs: ['relu'] },
      { name: 'flat', type: 'Flatten', outputShape: [null, 1352], inputs: ['pool'] },
      {
        name: 'digit',
        type: 'Dense',
        activation: 'softmax',
        outputShape: [null, 10],
        inputs: ['flat'],
      },
    ],
    inputs: ['image'],
    outputs: ['digit'],
    dataFormat: 'channelsLast',
  };
  const { featureLayer, reductionLayer, ranking, reasons, warnings } = selectLayers(graph);
  expect([featureLayer, reductionLayer]).toEqual(['relu', 'digit']);
  expect(ranking.map(({ name }) => name)).toEqual(['relu', 'conv']);
  expect(reasons.map(({ text }) => text)).toEqual([
    "'relu' is the last ReLU-like activation, with a spatial size of 26 x 26.",
    "'digit' is the final softmax.",
  ]);
  expect(warnings.map(({ code }) => code)).toEqual(['head-not-pooled']);
});
