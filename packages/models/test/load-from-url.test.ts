import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type TestServer } from '../../errors/test/serve.js';
import { loadKnownModelFromUrl, mobilenetV1, type KnownModel } from '../src/index.js';

const net = fileURLToPath(new URL('../../testing/nets/zoo/flatten/graph', import.meta.url));
const spec: KnownModel = {
  ...mobilenetV1,
  format: 'graph',
  classCount: 2,
  backgroundClass: false,
};

let server: TestServer;
let address = '';
beforeAll(async () => {
  await setBackend('cpu');
  server = await serve(({ url = '' }, response) => {
    if (url.startsWith('/none')) response.writeHead(404).end();
    else response.end(url === '/labels.json' ? '["a","b"]' : readFileSync(net + url));
  });
  address = server.address;
});
afterAll(() => {
  server.close();
});

describe('loadKnownModelFromUrl', () => {
  it('loads a model with its class names, and tells how far it is', async () => {
    const shares: number[] = [];
    const onProgress = (share: number) => shares.push(share);
    const { classNames, dispose } = await loadKnownModelFromUrl(spec, address, { onProgress });
    expect(classNames).toEqual(['a', 'b']);
    expect(shares.at(-1)).toBe(1);
    dispose();
  });

  it('ends with the reason of the signal', async () => {
    const ending = new AbortController();
    const onProgress = () => {
      ending.abort('enough');
    };
    const options = { signal: ending.signal, onProgress };
    await expect(loadKnownModelFromUrl(spec, address, options)).rejects.toBe('enough');
    await expect(loadKnownModelFromUrl(spec, address, options)).rejects.toBe('enough');
  });

  it('says what is not there', async () => {
    await expect(loadKnownModelFromUrl(spec, `${address}/none`)).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringMatching(/nothing at ".*none\/labels\.json" \(HTTP 404\)/) as string,
    });
  });

  it('leaves what onProgress throws to the caller', async () => {
    const failure = new Error('mine');
    const onProgress = () => {
      throw failure;
    };
    await expect(loadKnownModelFromUrl(spec, address, { onProgress })).rejects.toBe(failure);
  });
});
