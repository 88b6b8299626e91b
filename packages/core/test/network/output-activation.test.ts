import type { LayerNode } from '@gradcam/layer-select';
import { expect, it } from 'vitest';
import { outputActivation } from '../../src/network/output-activation.js';

function activationOf(...ends: readonly Omit<LayerNode, 'name' | 'inputs'>[]) {
  const layers = ends.map((node, index) => ({
    ...node,
    name: String(index),
    inputs: index === 0 ? [] : [String(index - 1)],
  }));
  const last = String(ends.length - 1);
  const graph = { layers, inputs: ['0'], outputs: [last], dataFormat: 'channelsLast' } as const;
  return outputActivation(graph, last);
}

const relu = { type: 'Relu' };
const product = { type: 'MatMul' };

it('knows a softmax as a layer, an activation or an op, behind what changes the shape alone', () => {
  expect(activationOf(relu, { type: 'Dense', activation: 'softmax' })).toBe('softmax');
  expect(activationOf(relu, product, { type: 'Softmax' }, { type: 'Identity' })).toBe('softmax');
  const named = { type: 'Activation', activation: 'softmax' };
  expect(activationOf(relu, product, named, { type: 'Reshape' })).toBe('softmax');
});

it('knows nothing where values are changed behind the activation', () => {
  expect(activationOf(relu, { type: 'Softmax' }, { type: 'Mul' })).toBeUndefined();
  expect(activationOf(relu, product, { type: 'LogSoftmax' })).toBeUndefined();
});

it('takes a sum for linear where a product is part of it, and not that of probabilities', () => {
  expect(activationOf(relu, product, { type: 'AddV2' })).toBe('linear');
  expect(activationOf(relu, { type: 'Softmax' }, { type: 'AddV2' })).toBeUndefined();
  expect(activationOf(relu, { type: 'Softmax' }, { type: 'Mul' }, { type: 'Add' })).toBeUndefined();
});
