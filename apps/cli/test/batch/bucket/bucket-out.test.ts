import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { putLargeObject } from '../../../src/batch/bucket/put-large-object.js';
import { runHere } from '../../running/run-here.js';
import { picture, writeInto, writeNetwork } from '../make-pictures.js';
import { filesOf, sortedManifest } from '../read-run.js';
import { accountFor, bucketServer, type BucketServer } from './server/bucket-server.js';
import { killAt, type Moment } from './server/kill-at.js';
import { filesIn } from './files-in.js';

const count = 6;

let folder = '';
let network: readonly string[] = [];
let server: BucketServer;
let whole: Readonly<Record<string, string>>;
const at = (...names: string[]) => join(folder, ...names);
const batch = (input: string, out: string, ...words: string[]) =>
  runHere(
    ...['batch', input, '--out', out, '--overlays', '--maps', 'float16', ...network],
    ...['--workers', '1', ...words],
  );
/** A run over the folder, into the bucket. */
const into = (out: string, ...words: string[]) =>
  batch(at('set'), `s3://photos/${out}`, '--endpoint', server.endpoint, ...words);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-bucket-out-'));
  network = await writeNetwork(folder);
  const files: Record<string, Buffer | string> = { 'broken.png': 'words' };
  for (let index = 0; index < count; index += 1)
    files[`${index % 3}/${index}.png`] = await picture(index % 3, 30 + index);
  await writeInto(at('set'), files);
  accountFor(folder, (name, value) => vi.stubEnv(name, value));
  // What is lost is lost at once.
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  server = await bucketServer({});
  expect((await batch(at('set'), at('folder'))).code).toBe(3);
  whole = { ...filesOf(at('folder')), 'manifest.jsonl': sortedManifest(at('folder')) };
});
afterEach(() => {
  server.state.fault = () => undefined;
  server.state.conditions = 'kept';
  server.state.asked.length = 0;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The settings; some of the files; the lines, and the manifest that is made of them. */
const moments: readonly Moment[] = [
  ['GET', 'run.json'],
  ['PUT', 'run.json'],
  ['PUT', 'overlays/0/0.png.jpg'],
  ['PUT', 'maps/1/4.png.npy'],
  ['PUT', 'manifest/000000000.jsonl'],
  ['GET', 'manifest/000000000.jsonl'],
  ['PUT', 'manifest.jsonl'],
];

const written = (out: string) =>
  server.state.asked.filter((name) => name.startsWith(`PUT ${out}/overlays/`));

describe('gradcam batch --out s3://', () => {
  it('writes what a folder gets', async () => {
    const { code, printed } = await into('maps');
    expect(code).toBe(3);
    expect(printed).toContain('Manifest         s3://photos/maps/manifest.jsonl');
    expect(filesIn(server, 'maps')).toEqual(whole);
    server.state.asked.length = 0;
    await expect(into('maps')).rejects.toThrow(/"s3:\/\/photos\/maps\/" has a run already/);
    expect((await into('maps', '--resume')).code).toBe(3);
    // Nothing is to be done, and nothing is written, but for asking whether conditions are kept.
    expect(server.state.asked.filter((name) => name.startsWith('PUT'))).toEqual([
      'PUT maps/run.json',
    ]);
    expect(filesIn(server, 'maps')).toEqual(whole);
  });

  it('goes on after it was killed at any moment, and repeats nothing that has a line', async () => {
    // Before a request arrives, or after all was done but the answer.
    const faults = ['gone', 'lost'] as const;
    const killed = moments.flatMap((moment) => faults.map((fault) => [moment, fault] as const));
    for (const [number, [[method, name], fault]] of killed.entries()) {
      const out = `killed-${number}`;
      killAt(server, [method, `${out}/${name}`], fault);
      await expect(into(out), out).rejects.toThrow(/go on with --resume\.$/);
      server.state.fault = () => undefined;
      server.state.asked.length = 0;
      const kept = [...server.state.objects].filter(([key]) => key.startsWith(`${out}/manifest/`));
      const done = kept.map(([, text]) => text.toString()).join('');
      expect((await into(out, '--resume')).code, out).toBe(3);
      expect(filesIn(server, out), out).toEqual(whole);
      const again = written(out).filter((name) => done.includes(name.slice(`PUT ${out}/`.length)));
      expect(again, out).toEqual([]);
    }
  });

  it('repeats none of the pictures whose lines were written', async () => {
    // All are done but one, which is waited for until the lines of the others are there.
    server.state.fault = ({ method, key }) => {
      if (method !== 'PUT') return undefined;
      if (key === 'waiting/overlays/1/4.png.jpg') return 'late';
      return key === 'waiting/maps/1/4.png.npy' ? 'gone' : undefined;
    };
    await expect(into('waiting')).rejects.toThrow(/go on with --resume/);
    const lines = server.state.objects.get('waiting/manifest/000000000.jsonl') ?? '';
    expect(lines.toString().split('\n')).toHaveLength(count + 1);
    server.state.fault = () => undefined;
    server.state.asked.length = 0;
    expect((await into('waiting', '--resume')).code).toBe(3);
    expect(written('waiting')).toEqual(['PUT waiting/overlays/1/4.png.jpg']);
    expect(filesIn(server, 'waiting')).toEqual(whole);
  });

  it('comes to the same where two runs write at the same time, of which one may end early', async () => {
    const results = await Promise.allSettled([into('both', '--resume'), into('both', '--resume')]);
    for (const each of results)
      if (each.status === 'rejected')
        expect(String(each.reason)).toMatch(/another run writes into/);
    expect((await into('both', '--resume')).code).toBe(3);
    expect(filesIn(server, 'both')).toEqual(whole);
  });

  it('finds the number of its part taken by another run, and ends', async () => {
    server.state.fault = ({ method, key }) => {
      if (method === 'PUT' && key === 'taken/manifest/000000000.jsonl')
        server.state.objects.set(key, Buffer.from('{"picture":"other.png"}\n'));
      return undefined;
    };
    await expect(into('taken')).rejects.toThrow(
      /another run writes into "s3:\/\/photos\/taken\/", .* go on with --resume/,
    );
  });

  it('does not begin where another run begins with other settings', async () => {
    let puts = 0;
    server.state.fault = ({ method, key }) => {
      // After this one has written its settings, and before it has written what it settled.
      if (method === 'PUT' && key === 'begun/run.json' && (puts += 1) === 3)
        server.state.objects.set(key, Buffer.from('{"run":1,"input":{},"settings":{}}'));
      return undefined;
    };
    await expect(into('begun')).rejects.toThrow(/another run writes into/);
    expect([...server.state.objects.keys()]).not.toContain('begun/manifest/000000000.jsonl');
  });

  it.each(['unknown', 'ignored'] as const)(
    'says so where the service has conditions %s, and goes on without them',
    async (conditions) => {
      server.state.conditions = conditions;
      const { code, said } = await into(conditions);
      expect(code).toBe(3);
      expect(said.join('\n')).toMatch(/does not write on condition, .* no other one writes here/);
      expect(filesIn(server, conditions)).toEqual(whole);
    },
  );

  it('says which bucket is not to be written, and ends', async () => {
    server.state.fault = ({ method }) =>
      method === 'PUT' ? { status: 403, code: 'AccessDenied' } : undefined;
    const refused = into('denied');
    await expect(refused).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    await expect(refused).rejects.toThrow(/"photos" is not to be written by this account/);
  });

  it('writes beside the pictures, and takes none of its own for one of them', async () => {
    for (const [name, content] of Object.entries(filesOf(at('set'))))
      server.state.objects.set(`beside/${name}`, Buffer.from(content, 'base64'));
    const words = ['s3://photos/beside', 's3://photos/beside/maps', '--endpoint', server.endpoint];
    const [input = '', out = '', ...rest] = words;
    expect((await batch(input, out, ...rest)).code).toBe(3);
    expect((await batch(input, out, ...rest, '--resume')).code).toBe(3);
    const { 'run.json': _, ...files } = filesIn(server, 'beside/maps');
    const { 'run.json': __, ...others } = whole;
    expect(files).toEqual(others);
  });
});

describe('putLargeObject', () => {
  const size = 3 * 2 ** 20;
  const pieces = async function* (number: number) {
    for (let index = 0; index < number; index += 1) yield Buffer.alloc(size, index);
    await Promise.resolve();
  };
  const place = (key: string) => ({ bucket: 'photos', key, endpoint: server.endpoint });

  it.each([0, 1, 2, 7])('writes %d pieces of three megabytes', async (number) => {
    await putLargeObject(place(`large-${number}`), pieces(number));
    const all: Buffer[] = [];
    for await (const piece of pieces(number)) all.push(piece);
    const found = Buffer.from(server.state.objects.get(`large-${number}`) ?? 'none');
    expect(found.equals(Buffer.concat(all))).toBe(true);
    expect(server.state.uploads.size).toBe(0);
  });

  it('takes back what it has written of one that fails', async () => {
    let puts = 0;
    server.state.fault = ({ method }) => (method === 'PUT' && (puts += 1) > 1 ? 'gone' : undefined);
    await expect(putLargeObject(place('cut'), pieces(7))).rejects.toMatchObject({
      code: 'FILE_NOT_WRITTEN',
    });
    expect(server.state.uploads.size).toBe(0);
    expect(server.state.objects.has('cut')).toBe(false);
  });
});
