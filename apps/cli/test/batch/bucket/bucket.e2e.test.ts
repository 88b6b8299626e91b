import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../running/run-command.js';
import { picture, writeInto, writeNetwork } from '../make-pictures.js';
import { sortedManifest } from '../read-run.js';
import { accountFor, bucketServer, type BucketServer } from './bucket-server.js';

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

describe('gradcam batch s3://, by threads', () => {
  it('ends with a sentence when the bucket goes, and does the rest when it is back, as of a folder', async () => {
    let read = 0;
    server.state.pageSize = 7;
    server.state.fault = ({ key }) => (key !== undefined && (read += 1) > 25 ? 'gone' : undefined);
    const words = ['--endpoint', server.endpoint, '--workers', '2'];
    const { code, notes } = await batch('s3://photos', 'maps', ...words);
    expect(code).toBe(1);
    expect(notes).toMatch(
      /^gradcam: the bucket "photos" does not answer .*ECONNRESET.* go on with --resume\.$/m,
    );
    expect(notes).not.toMatch(/^\s+at |Warning/m);
    const before = readFileSync(at('maps/manifest.jsonl'), 'utf8');
    expect(before).toMatch(/^(\{.*\}\n)+$/);
    expect(existsSync(at('maps/.lock-1'))).toBe(false);
    server.state.fault = () => undefined;
    const rest = await batch('s3://photos', 'maps', ...words, '--resume');
    expect(rest.code, rest.notes).toBe(0);
    expect(readFileSync(at('maps/manifest.jsonl'), 'utf8').startsWith(before)).toBe(true);
    expect((await batch('photos', 'folder', '--workers', '1')).code).toBe(0);
    expect(sortedManifest(at('maps'))).toBe(sortedManifest(at('folder')));
  });
});
