import { expect, it } from 'vitest';
import { createExplainer } from '../../src/index.js';
import { networkFromFunctions } from '../../src/network/index.js';

// This file imports no backend.
it('says that there is no backend, and how to get one', async () => {
  const network = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
    trunk: (x) => x.clone(),
    head: (activations) => activations,
  });
  await expect(createExplainer(network)).rejects.toMatchObject({
    code: 'BACKEND_UNAVAILABLE',
    message: expect.stringMatching(/@gradcam\/adapter-wasm/) as string,
  });
});
