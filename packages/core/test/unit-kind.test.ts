import type { LayerNode } from '@gradcam/layer-select';
import { expect, it } from 'vitest';
import type { ScoreKind } from '../src/network/score-kind.js';
import { unitKind } from '../src/target/unit-kind.js';

function kindOf(score: ScoreKind, ...ends: readonly Omit<LayerNode, 'name' | 'inputs'>[]) {
  const layers = ends.map((node, index) => ({
    ...node,
    name: String(index),
    inputs: index === 0 ? [] : [String(index - 1)],
  }));
  const reductionLayer = String(ends.length - 1);
  const graph = {
    layers,
    inputs: ['0'],
    outputs: [reductionLayer],
    dataFormat: 'channelsLast',
  } as const;
  return unitKind(graph, { featureLayer: '0', reductionLayer, score });
}

const relu = { type: 'Relu' };
const sigmoid = { type: 'Sigmoid' };
const identity = { type: 'Identity' };

it('knows a sigmoid as a layer, an activation or an op, behind what changes the shape alone', () => {
  expect(kindOf('output', relu, { type: 'Dense', activation: 'sigmoid' })).toBe('probability');
  expect(kindOf('output', relu, { type: 'Activation', activation: 'sigmoid' })).toBe('probability');
  expect(kindOf('output', relu, { type: 'Dense', activation: 'hard_sigmoid' })).toBe('probability');
  expect(kindOf('output', relu, sigmoid, identity)).toBe('probability');
  expect(kindOf('output', relu, sigmoid, { type: 'Reshape' })).toBe('probability');
  expect(kindOf('output', relu, sigmoid, { type: 'ResizeBilinear' })).toBe('probability');
});

it('knows where the sigmoid is taken off, and where it stays', () => {
  expect(kindOf('logit', relu, { type: 'Dense', activation: 'sigmoid' })).toBe('logit');
  expect(kindOf('logit', relu, sigmoid, identity)).toBe('logit');
  expect(kindOf('logit', relu, sigmoid, { type: 'Reshape' })).toBe('probability');
  expect(kindOf('logit', relu, { type: '_FusedMatMul', activation: 'sigmoid' })).toBe(
    'probability',
  );
  expect(kindOf('logit', relu, { type: 'Dense', activation: 'hard_sigmoid' })).toBe('probability');
});

it('takes a linear layer for the logit, and knows nothing of others', () => {
  expect(kindOf('output', relu, { type: 'Dense', activation: 'linear' })).toBe('logit');
  expect(kindOf('output', relu, { type: 'MatMul' }, { type: 'BiasAdd' })).toBe('logit');
  expect(kindOf('output', relu, { type: 'Dense', activation: 'tanh' })).toBeUndefined();
  expect(kindOf('output', relu, { type: 'Dense', activation: 'relu' })).toBeUndefined();
  expect(kindOf('output', relu, { type: 'Softmax' })).toBeUndefined();
  expect(kindOf('output', relu, { type: 'Head' })).toBeUndefined();
});
