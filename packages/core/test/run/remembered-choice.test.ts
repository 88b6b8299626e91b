import '@tensorflow/tfjs-backend-cpu';
import type { LayerGraph } from '@gradcam/layer-select';
import {
  registerGradient,
  registerKernel,
  setBackend,
  unregisterGradient,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { rememberedChoice } from '../../src/run/prepare/remembered-choice.js';

// Between the last activation and the score there is an op of the program's own.
const graph: LayerGraph = {
  layers: [
    { name: 'image', type: 'InputLayer', outputShape: [null, 8, 8, 1], inputs: [] },
    { name: 'first', type: 'Relu', outputShape: [null, 8, 8, 4], inputs: ['image'] },
    { name: 'own', type: 'OwnOp', outputShape: [null, 8, 8, 4], inputs: ['first'] },
    { name: 'second', type: 'Relu', outputShape: [null, 8, 8, 4], inputs: ['own'] },
    { name: 'last', type: 'OwnOp', outputShape: [null, 8, 8, 4], inputs: ['second'] },
    { name: 'score', type: 'GlobalAveragePooling2D', outputShape: [null, 4], inputs: ['last'] },
  ],
  inputs: ['image'],
  outputs: ['score'],
  dataFormat: 'channelsLast',
};
const chosen = (named?: string) => rememberedChoice(graph, 'score', named);

it('chooses a feature layer once for each pair of names, and anew where gradients have come or gone', async () => {
  await setBackend('cpu');
  const withoutKernel = chosen();
  expect(chosen()).toBe(withoutKernel);
  expect(chosen('first')).not.toBe(withoutKernel);
  expect(chosen('first').featureLayer).toBe('first');
  registerKernel({ kernelName: 'OwnOp', backendName: 'cpu', kernelFunc: () => [] });
  const withoutGradient = chosen();
  expect(withoutGradient).not.toBe(withoutKernel);
  expect(withoutGradient.warnings.length).toBeGreaterThan(withoutKernel.warnings.length);
  registerGradient({ kernelName: 'OwnOp', gradFunc: () => ({}) });
  expect(chosen()).toBe(withoutKernel);
  unregisterGradient('OwnOp');
  unregisterKernel('OwnOp', 'cpu');
});
