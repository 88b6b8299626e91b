import type { ServerResponse } from 'node:http';
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { kerasModel } from '../src/index.js';
import { serveFolder, zooFolder, type FolderServer } from './open/zoo-files.js';

const net = zooFolder('sequential', 'layers');
const weights = '/group1-shard1of1.bin';

let server: FolderServer | undefined;
beforeAll(() => setBackend('cpu'));
afterEach(() => server?.close());

describe('kerasModel, of an address', () => {
  it('fetches the model and its weights', async () => {
    server = await serveFolder(net);
    const model = await loadLayersModel(kerasModel(`${server.address}/model.json`));
    expect(server.asked).toEqual(['/model.json', weights]);
    model.dispose();
  });

  it('refuses a model whose weights are not there', async () => {
    const missing = (response: ServerResponse) => void response.writeHead(404).end('not here');
    server = await serveFolder(net, { [weights]: missing });
    const load = loadLayersModel(kerasModel(`${server.address}/model.json`));
    await expect(load).rejects.toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringMatching(
        /^kerasModel: there is nothing at ".*shard1of1\.bin" \(HTTP 404\)/,
      ) as string,
    });
  });

  it('gives up a server that falls silent', async () => {
    server = await serveFolder(net, { '/model.json': (response) => void response.write('{') });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const load = loadLayersModel(kerasModel(`${server.address}/model.json`));
      const refused = expect(load).rejects.toThrow(/\(no byte arrived for 30 s\)/);
      // The bytes that come first may come at any moment of it, and the wait begins again.
      await vi.advanceTimersByTimeAsync(60_000);
      await refused;
    } finally {
      vi.useRealTimers();
    }
  });
});
