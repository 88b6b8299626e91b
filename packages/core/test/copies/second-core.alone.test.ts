import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { backend, mean, tensor3d } from '@tensorflow/tfjs-core';
import { expect, it, vi } from 'vitest';
import * as network from '../../src/network/index.js';
import * as first from '../../src/index.js';

vi.resetModules();
const second = {
  ...(await import('../../src/index.js')),
  ...(await import('../../src/adapter/index.js')),
};

const adapter = second.defineAdapter({
  name: 'cpu',
  device: 'cpu',
  load: () => undefined,
  remedy: 'report it to tfjs',
});

it('hears of a device that was lost from an adapter of another core', async () => {
  expect(second.gradCAM).not.toBe(first.gradCAM);
  await adapter.prepare();
  const model = network.networkFromFunctions({
    inputs: [{ name: 'x', shape: [null, 2, 2, 1], dtype: 'float32' }],
    trunk: (x) => x.clone(),
    head: (a) => mean(a, [1, 2]),
  });
  const x = tensor3d([1, 2, 3, 4], [2, 2, 1]);
  const { scoreMap } = await first.gradCAM(model, x, 0);
  expect([...(await scoreMap.data())]).toEqual([0.25, 0.5, 0.75, 1]);

  second.watchDevice(backend(), { loss: () => 'got "unplugged"', onLoss: () => () => undefined });
  const error: unknown = await first.gradCAM(model, x, 0).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(second.GradCamError);
  expect(error).toMatchObject({ code: 'BACKEND_LOST' });
});
