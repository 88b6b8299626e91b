import { describe, expect, it } from 'vitest';
import { planCut } from '../src/network/plan-cut.js';

// image -> a -> feature -> b -> sum -> output, and a -> sum beside it; other is read by nobody.
const steps = [
  { name: 'image', inputs: [], outputs: ['image'] },
  { name: 'a', inputs: ['image'], outputs: ['a'] },
  { name: 'feature', inputs: ['a'], outputs: ['feature'] },
  { name: 'other', inputs: ['feature'], outputs: ['other'] },
  { name: 'b', inputs: ['feature'], outputs: ['b'] },
  { name: 'sum', inputs: ['a', 'b'], outputs: ['sum'] },
  { name: 'output', inputs: ['sum'], outputs: ['output'] },
];

describe('planCut', () => {
  it('puts into the head what depends on the feature and leads to the target, and no more', () => {
    const plan = planCut(steps, 'feature', 'output');
    expect(plan?.head.map((step) => step.name)).toEqual(['b', 'sum', 'output']);
    expect(plan?.trunk.map((step) => step.name)).toEqual(['image', 'a', 'feature']);
    expect(plan?.bypass).toEqual(['a']);
  });

  it('ends the head at the target', () => {
    const plan = planCut(steps, 'feature', 'b');
    expect(plan?.head.map((step) => step.name)).toEqual(['b']);
    expect(plan?.bypass).toEqual([]);
  });

  it('finds no plan where the target does not depend on the feature, or is it', () => {
    expect(planCut(steps, 'b', 'other')).toBeUndefined();
    expect(planCut(steps, 'output', 'feature')).toBeUndefined();
    expect(planCut(steps, 'feature', 'feature')).toBeUndefined();
  });
});
