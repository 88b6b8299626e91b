import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { runHere } from '../../running/run-here.js';
import { writeInto, writeNetwork } from '../make-pictures.js';
import { accountFor, bucketServer, type BucketServer } from './server/bucket-server.js';

/**
 * Prepares runs over files that lie in the folder `set` and in a bucket below `set/`, where each test finds them as they were and nothing goes wrong yet.
 *
 * @param make Makes the files, by their names.
 * @returns What runs them.
 */
export function bucketRuns(make: () => Promise<Readonly<Record<string, Buffer>>>) {
  let folder = '';
  let network: readonly string[] = [];
  let server: BucketServer | undefined;
  let files: Readonly<Record<string, Buffer>> = {};
  const at = (...names: string[]) => join(folder, ...names);
  const runningServer = () => {
    if (server === undefined) throw new Error('the server starts before the first test');
    return server;
  };
  const batch = (input: string, out: string, ...words: string[]) =>
    runHere('batch', input, '--out', at(out), ...network, '--workers', '1', ...words);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradcam-bucket-'));
    network = await writeNetwork(folder);
    files = await make();
    await writeInto(at('set'), files);
    server = await bucketServer({});
    accountFor(folder, (name, value) => vi.stubEnv(name, value));
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  });
  beforeEach(() => {
    const { state } = runningServer();
    state.objects.clear();
    for (const [name, bytes] of Object.entries(files)) state.objects.set(`set/${name}`, bytes);
    state.fault = () => undefined;
    state.hasRanges = true;
    state.marks = 'strong';
    state.conditions = 'kept';
    state.asked.length = 0;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    at,
    batch,
    fromBucket: (name: string, out: string, ...words: string[]) =>
      batch(`s3://photos/set/${name}`, out, '--endpoint', runningServer().endpoint, ...words),
    server: runningServer,
    network: () => network,
    fileOf: (name: string) => files[name] ?? Buffer.alloc(0),
  };
}
