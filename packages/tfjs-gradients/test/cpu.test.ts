import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientChecks, kernelChecks, type Check } from '../src/contract/index.js';

beforeAll(() => setBackend('cpu'));

function test(checks: readonly Check[]): void {
  for (const { title, run } of checks) {
    it(title, async () => {
      const tensors = memory().numTensors;
      expect((await run()).wrong).toEqual([]);
      expect(memory().numTensors).toBe(tensors);
    });
  }
}

describe('gradients on the cpu backend', () => {
  test(gradientChecks({ tolerance: 0 }));
});

describe('kernels on the cpu backend', () => {
  test(kernelChecks({ tolerance: 0, isOnGpu: false }));
});
