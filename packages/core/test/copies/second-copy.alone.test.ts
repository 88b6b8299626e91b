import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

// Loaded by hand, twice: whoever comes first makes the engine of the page.
const require = createRequire(import.meta.url);
const path = require.resolve('@tensorflow/tfjs-core');

it('finds and names a second copy of tfjs-core where something fails', async () => {
  require(path);
  // Border to Node: the cache of modules is how one package is loaded again.
  Reflect.deleteProperty(require.cache, path);
  await import('@tensorflow/tfjs-backend-cpu');
  const { gradCAM } = await import('../../src/index.js');
  const { networkFromFunctions } = await import('../../src/network/index.js');
  const { ones, setBackend } = await import('@tensorflow/tfjs-core');
  await setBackend('cpu');
  const network = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
    trunk: () => {
      throw new Error('the kernel was not registered');
    },
    head: (activations) => activations,
  });
  await expect(gradCAM(network, ones([2, 2, 1]), 0)).rejects.toMatchObject({
    code: 'TFJS_TWICE',
    message: expect.stringMatching(
      /two copies of @tensorflow\/tfjs-core here, got "the kernel was not registered"; .*npm dedupe/,
    ) as string,
  });
});
