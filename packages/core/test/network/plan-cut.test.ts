import { describe, expect, it } from 'vitest';
import { headFeeds, planCut } from '../../src/network/index.js';
import { scalar } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';

// x -> relu -> logits -> softmax, and x -> logits beside it.
const steps = [
  { name: 'x', inputs: [], outputs: ['x:0'] },
  { name: 'relu', inputs: ['x:0'], outputs: ['relu:0'] },
  { name: 'logits', inputs: ['x:0', 'relu:0'], outputs: ['logits:0'] },
  { name: 'softmax', inputs: ['logits:0'], outputs: ['softmax:0'] },
] as const;

const request = { featureLayer: 'relu', reductionLayer: 'softmax' };

describe('planCut', () => {
  it('splits by the names of layers, at their values', () => {
    const plan = planCut(steps, request);
    expect(plan).toEqual({
      trunk: [steps[0], steps[1]],
      head: [steps[2], steps[3]],
      feature: 'relu:0',
      bypass: ['x:0'],
      target: 'softmax:0',
    });
    expect(planCut(steps, request, 'logits:0').head).toEqual([steps[2]]);
  });

  it('names the nearest layers where one does not exist, and layers that do not depend on each other', () => {
    expect(() => planCut(steps, { ...request, featureLayer: 'relu1' })).toThrow(
      /^planCut: there is no layer "relu1"; the nearest names are "relu"/,
    );
    expect(() => planCut(steps, { featureLayer: 'logits', reductionLayer: 'relu' })).toThrow(
      /^planCut: the reduction layer does not depend on the feature layer, got feature layer "logits"/,
    );
  });

  it('names the values that a head starts from', () => {
    const [activations, beside] = [scalar(1), scalar(2)];
    const feeds = headFeeds(planCut(steps, request), activations, [beside]);
    expect([...feeds]).toEqual([
      ['relu:0', activations],
      ['x:0', beside],
    ]);
  });
});
