import { memory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { normalisedNets, randomise } from './normalised-nets.js';
import { trunkDifference } from './trunk-difference.js';

/** Tests on the active backend that batch normalisation in one pass gives what the layers give. */
export function testNormalisedNets(): void {
  it.each(Object.entries(normalisedNets))('gives what the layers give: %s', (_, make) => {
    const net = make();
    randomise(net);
    const before = memory().numTensors;
    expect(trunkDifference(net)).toBeLessThan(1e-6);
    expect(memory().numTensors).toBe(before);
    net.dispose();
  });
}
