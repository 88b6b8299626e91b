import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { readObject } from '../../../src/batch/bucket/read/read-object.js';
import { accountFor, bucketServer } from './server/bucket-server.js';

it('reads an object again of which half came, and for half a minute nothing more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gradcam-stalled-'));
  const content = Buffer.from('a picture, as far as reading goes');
  const server = await bucketServer({ 'a.png': content });
  accountFor(folder, (name, value) => vi.stubEnv(name, value));
  server.state.fault = ({ before }) => (before === 0 ? 'stall' : undefined);
  try {
    const { endpoint } = server;
    const place = { kind: 'object', bucket: 'photos', key: 'a.png', endpoint } as const;
    expect(await readObject(place, 'a.png')).toEqual(content);
    expect(server.state.asked).toEqual(['a.png', 'a.png']);
  } finally {
    vi.unstubAllEnvs();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
