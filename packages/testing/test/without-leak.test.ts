import '@tensorflow/tfjs-backend-cpu';
import { dispose, scalar, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { withoutLeak } from '../src/index.js';

beforeAll(() => setBackend('cpu'));

const failure = new Error('it fails');

/** Makes a tensor, which the test frees, and fails or does not. */
function leaving(kept: Tensor[], isFailing: boolean) {
  return (): Promise<string> => {
    kept.push(scalar(1));
    return isFailing ? Promise.reject(failure) : Promise.resolve('done');
  };
}

it.each([
  [false, 'tensors left behind: expected 1 to be +0'],
  [true, 'it failed, and tensors are left behind: 1'],
])('finds a tensor that is left, where the code fails: %s', async (isFailing, message) => {
  const kept: Tensor[] = [];
  await expect(withoutLeak(leaving(kept, isFailing))).rejects.toThrow(message);
  dispose(kept);
});

it('gives the result, or what was thrown, where nothing is left', async () => {
  expect(await withoutLeak(() => Promise.resolve('done'))).toBe('done');
  await expect(withoutLeak(() => Promise.reject(failure))).rejects.toBe(failure);
});
