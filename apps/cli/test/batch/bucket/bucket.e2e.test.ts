import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCommand } from '../../queue/start-command.js';
import { runCommand } from '../../running/run-command.js';
import { picture, writeInto, writeNetwork } from '../make-pictures.js';
import { filesOf, sortedManifest } from '../read-run.js';
import { accountFor, bucketServer, type BucketServer } from './server/bucket-server.js';
import { filesIn } from './files-in.js';

const count = 60;

let folder = '';
let network: readonly string[] = [];
let server: BucketServer;
const environment: NodeJS.ProcessEnv = {};
const at = (...names: string[]) => join(folder, ...names);
const batch = (input: string, out: string, ...words: string[]) =>
  runCommand(['batch', input, '--out', out, ...network, ...words], { folder, environment });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-bucket-e2e-'));
  network = await writeNetwork(folder);
  accountFor(folder, (name, value) => (environment[name] = value));
  const objects: Record<string, Buffer> = {};
  for (let index = 0; index < count; index += 1)
    objects[`${index % 4}/${index}.png`] = await picture(index % 3, 20 + index);
  await writeInto(at('photos'), objects);
  server = await bucketServer(objects);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('gradcam batch, out of a bucket and into one, by threads', () => {
  it('goes on after kill -9 and after the bucket went, as a run of a folder', async () => {
    server.state.pageSize = 7;
    const words = ['--endpoint', server.endpoint, '--workers', '2', '--overlays'];
    let puts = 0;
    const running: { child?: ChildProcess } = {};
    const lines = () => [...server.state.objects.keys()].filter((key) => isPart(key)).length;
    server.state.fault = ({ method, key }) => {
      if (method !== 'PUT') return undefined;
      // When there are lines, and some pictures more.
      if (key !== undefined && !isPart(key) && lines() > 0 && (puts += 1) === 5)
        running.child?.kill('SIGKILL');
      // The lines of the first pictures are not to wait for those of the last.
      return lines() === 0 && key?.endsWith('/9.png.jpg') === true ? 'late' : undefined;
    };
    const { child, ended } = startCommand(
      ['batch', 's3://photos', '--out', 's3://photos/maps', ...network, ...words],
      folder,
      environment,
    );
    running.child = child;
    expect(await ended()).toBe('SIGKILL');
    const before = partsOf();
    expect(before.length).toBeGreaterThan(0);
    let read = 0;
    server.state.fault = ({ method, key }) =>
      method === 'GET' && key?.endsWith('.png') === true && (read += 1) > 5 ? 'gone' : undefined;
    const { code, notes } = await batch('s3://photos', 's3://photos/maps', ...words, '--resume');
    expect(code).toBe(1);
    expect(notes).toMatch(
      /^gradcam: the bucket "photos" does not answer .*ECONNRESET.* go on with --resume\.$/m,
    );
    expect(notes).not.toMatch(/^\s+at |Warning/m);
    server.state.fault = () => undefined;
    const rest = await batch('s3://photos', 's3://photos/maps', ...words, '--resume');
    expect(rest.code, rest.notes).toBe(0);
    // What was written once stays as it is.
    expect(partsOf().slice(0, before.length)).toEqual(before);
    expect((await batch('photos', 'folder', '--workers', '1', '--overlays')).code).toBe(0);
    const { 'run.json': _, 'manifest.jsonl': manifest, ...files } = filesIn(server, 'maps');
    const { 'run.json': __, ...others } = filesOf(at('folder'));
    expect(manifest).toBe(sortedManifest(at('folder')));
    expect(files).toEqual(others);
  });
});

function isPart(key: string): boolean {
  return key.startsWith('maps/manifest/');
}

function partsOf(): readonly (readonly [key: string, text: string])[] {
  const parts = [...server.state.objects].filter(([key]) => isPart(key));
  return parts.map(([key, text]) => [key, text.toString()] as const).sort();
}
