import '@tensorflow/tfjs-backend-cpu';
import { getKernel, registerBackend, setBackend, KernelBackend } from '@tensorflow/tfjs-core';
import { beforeEach, expect, it, vi } from 'vitest';
import { oncePerBackend } from '../src/kernels/once-per-backend.js';
import type { KernelOverride } from '../src/overrides/with-overrides.js';
import { withStandIns } from '../src/overrides/with-stand-ins.js';

beforeEach(() => setBackend('cpu'));

const standIn: KernelOverride = {
  kernelName: 'Add',
  kernelFunc: (parameters, own) => {
    if (own === undefined) throw new Error('there is no Add');
    return own(parameters);
  },
};

it('two copies of the package leave the kernels of the backend, whichever ends first', async () => {
  vi.resetModules();
  const copy = await import('../src/overrides/with-stand-ins.js');
  expect(copy.withStandIns).not.toBe(withStandIns);
  const own = getKernel('Add', 'cpu');
  // The one is over while the other is still running.
  const first = withStandIns([standIn], () => Promise.resolve());
  const second = copy.withStandIns([standIn], () => first.then(() => Promise.resolve()));
  expect(getKernel('Add', 'cpu')).not.toBe(own);
  await second;
  expect(getKernel('Add', 'cpu')).toBe(own);
});

it('a search during which another backend is made active counts for neither', async () => {
  registerBackend('other', () => new KernelBackend());
  const searched: string[] = [];
  const { find, found } = oncePerBackend(async (backend) => {
    searched.push(backend);
    await Promise.resolve();
    if (searched.length === 1) await setBackend('other');
    return [{ ...standIn, kernelName: backend }];
  });
  expect(await find()).toMatchObject([{ kernelName: 'other' }]);
  await setBackend('cpu');
  expect(found()).toBeUndefined();
  expect(await find()).toMatchObject([{ kernelName: 'cpu' }]);
  expect(await find()).toBe(found());
  expect(searched).toEqual(['cpu', 'other', 'cpu']);
});
