import { memory } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/**
 * Runs something and asserts that it leaves as many tensors as it found.
 *
 * @param run The code to run.
 * @returns The result of `run`.
 */
export async function withoutLeak<T>(run: () => Promise<T>): Promise<T> {
  const before = memory().numTensors;
  const result = await run();
  expect(memory().numTensors).toBe(before);
  return result;
}
