import { memory } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/**
 * Runs something and asserts that it leaves as many tensors as it found, also when it throws.
 *
 * @param run The code to run.
 * @returns The result of `run`.
 * @throws What `run` throws; where tensors are left, an error that has it as its cause
 */
export async function withoutLeak<T>(run: () => Promise<T>): Promise<T> {
  const before = memory().numTensors;
  const leftBehind = () => memory().numTensors - before;
  let result: T;
  try {
    result = await run();
  } catch (cause) {
    if (leftBehind() === 0) throw cause;
    throw new Error(`it failed, and tensors are left behind: ${leftBehind()}`, { cause });
  }
  expect(leftBehind(), 'tensors left behind').toBe(0);
  return result;
}
