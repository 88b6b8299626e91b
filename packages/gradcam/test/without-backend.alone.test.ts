import { expect, it } from 'vitest';
import { explain as explainInPage } from '../src/browser.js';
import { explain, networkFromFunctions } from '../src/node.js';
import { picture2x2 } from './made.js';

const network = networkFromFunctions({
  input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
  trunk: (x) => x.clone(),
  head: (activations) => activations,
});

// This file imports no backend.
it('says that there is no backend, and which to install in Node', async () => {
  await expect(explain(network, picture2x2)).rejects.toMatchObject({
    code: 'BACKEND_UNAVAILABLE',
    message: expect.stringMatching(
      /^explain: no backend .*npm install @gradcam\/adapter-wasm @tensorflow\/tfjs-backend-wasm/,
    ) as string,
  });
});

it('says in a page which to import', async () => {
  await expect(explainInPage(network, picture2x2)).rejects.toThrow(/import '@tensorflow\/tfjs'/);
});
