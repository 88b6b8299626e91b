import { describe, expect, it } from 'vitest';
import { splitSteps } from '../../src/network/split-steps.js';

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

describe('splitSteps', () => {
  it('puts into the head what depends on the feature and leads to the target, and no more', () => {
    const plan = splitSteps(steps, 'feature', 'output');
    expect(plan?.head.map((step) => step.name)).toEqual(['b', 'sum', 'output']);
    expect(plan?.trunk.map((step) => step.name)).toEqual(['image', 'a', 'feature']);
    expect(plan?.bypass).toEqual(['a']);
  });

  it('ends the head at the target', () => {
    const plan = splitSteps(steps, 'feature', 'b');
    expect(plan?.head.map((step) => step.name)).toEqual(['b']);
    expect(plan?.bypass).toEqual([]);
  });

  it('finds no plan where the target does not depend on the feature, or is it', () => {
    expect(splitSteps(steps, 'b', 'other')).toBeUndefined();
    expect(splitSteps(steps, 'output', 'feature')).toBeUndefined();
    expect(splitSteps(steps, 'feature', 'feature')).toBeUndefined();
  });
});
