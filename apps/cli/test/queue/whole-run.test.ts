import { copyFileSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readRequest } from '../../src/arguments/read-request.js';
import { prepareRun } from '../../src/batch/prepare-run.js';
import type { Setup } from '../../src/batch/work/explainer.js';
import { localExplainer } from '../../src/batch/work/local-explainer.js';
import type { Terminal } from '../../src/output/terminal.js';
import { runQueue } from '../../src/queue/produce/run-queue.js';
import { explainerTeam } from '../../src/queue/work/explainer-team.js';
import { oneTeam } from '../../src/queue/work/one-team.js';
import { entriesOfChunk } from '../../src/queue/work/entries-of-chunk.js';
import { workAt } from '../../src/queue/work/work-at.js';
import {
  accountFor,
  bucketServer,
  type BucketServer,
} from '../batch/bucket/server/bucket-server.js';
import { killAt, type Moment } from '../batch/bucket/server/kill-at.js';
import { filesIn } from '../batch/bucket/files-in.js';
import { picture, writeInto, writeNetwork } from '../batch/make-pictures.js';
import { filesOf, sortedManifest } from '../batch/read-run.js';
import { runHere } from '../running/run-here.js';
import { makeChunk } from './make-chunk.js';
import { memoryQueue } from './memory-queue.js';

let folder = '';
let network: readonly string[] = [];
let server: BucketServer;
const at = (...names: string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-whole-'));
  network = await writeNetwork(folder);
  const files: Record<string, Buffer | string> = { 'broken.png': 'words' };
  for (let index = 0; index < 8; index += 1) {
    files[`${index % 2}/${index}.png`] = await picture(index % 3, 30 + index);
    files[`${index % 2}/${index}.cls`] = String(index % 3);
  }
  await writeInto(at('set'), files);
  await mkdir(at('archives'));
  for (const part of ['0', '1'])
    await create({ file: at('archives', `${part}.tar`), cwd: at('set'), portable: true }, [part]);
  copyFileSync(
    new URL('../batch/parquet/datasets.parquet', import.meta.url),
    at('archives/rows.parquet'),
  );
  accountFor(folder, (name, value) => vi.stubEnv(name, value));
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  files['list.csv'] = ['picture,label', '1/1.png,2', '0/0.png,', 'broken.png,', '1/3.png,0'].join(
    '\n',
  );
  await writeInto(at('set'), { 'list.csv': files['list.csv'] });
  const objects = Object.entries(files).map(([name, content]) => [
    `set/${name}`,
    Buffer.from(content),
  ]);
  server = await bucketServer(Object.fromEntries(objects) as Record<string, Buffer>);
  for (const name of ['0.tar', '1.tar', 'rows.parquet'])
    server.state.objects.set(`archives/${name}`, readFileSync(at('archives', name)));
});
afterEach(() => {
  server.state.fault = () => undefined;
  server.state.asked.length = 0;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const silent: Terminal = {
  ...{ print: () => undefined, say: () => undefined, fail: () => undefined },
  ...{ progress: () => undefined, live: () => undefined, isLive: false },
};

const files = ['--overlays', '--maps', 'float16'];

/** Does a run by a queue and a worker in this process. */
async function spread(
  input: string,
  out: string,
  { root, words = [] }: { readonly root: string; readonly words?: readonly string[] },
) {
  const inBucket = [input, out].some((name) => name.startsWith('s3://'));
  const service = inBucket ? ['--endpoint', server.endpoint] : [];
  return queued(root, [input, '--out', out, ...files, ...network, ...service, ...words]);
}

async function queued(root: string, words: readonly string[]) {
  const request = readRequest(['batch', ...words]);
  if (request.command !== 'batch') throw new Error(request.command);
  const memory = memoryQueue();
  const { model, labels, endpoint, out = '' } = request.given;
  const place = { root, out, model, labels, endpoint, backend: 'wasm', offline: false } as const;
  const team = oneTeam((setup: Setup) =>
    Promise.resolve(explainerTeam([localExplainer(setup, silent)])),
  );
  const worker = await memory.engine.serve(
    { url: '', name: '' },
    { title: '', atOnce: 1, takeover: 1, work: workAt(place, team, silent) },
    () => undefined,
  );
  try {
    const run = await prepareRun(request.given, out);
    const chunks = { input: '.', output: '.', size: 2, queue: { url: '', name: '' } };
    return await runQueue(memory.engine, { ...run, ...chunks }, silent);
  } finally {
    await worker.close();
    await team.close();
  }
}

/** Does the same here, into a folder; all of it, with the manifest in order. */
async function whole(input: string, out: string) {
  await runHere('batch', input, '--out', at(out), ...files, ...network, '--workers', '1');
  return { ...filesOf(at(out)), 'manifest.jsonl': sortedManifest(at(out)) };
}

/** But for what the input is called. */
function others(all: Readonly<Record<string, string>>) {
  const { 'run.json': _, ...rest } = all;
  return rest;
}

/** Settings, the first chunk, files, lines, their way into the manifest, and the end. */
const moments: readonly Moment[] = [
  ['PUT', 'run.json'],
  ['PUT', 'parts/queue.json'],
  ['PUT', 'overlays/0/0.png.jpg'],
  ['PUT', 'parts/1-000001.jsonl'],
  ['PUT', 'maps/1/7.png.npy'],
  ['PUT', 'manifest/000000000.jsonl'],
  ['DELETE', 'parts/1-000000.jsonl'],
  ['DELETE', 'parts/queue.json'],
  ['PUT', 'manifest.jsonl'],
];

describe('a run by a queue, in and into a bucket', () => {
  it('comes to the same as one of a folder, wherever the pictures and the files are', async () => {
    const here = await whole(at('set'), 'here');
    await spread(at('set'), 's3://photos/maps/', { root: at('set') });
    expect(filesIn(server, 'maps')).toEqual(here);
    // Nothing of the chunks is left.
    expect([...server.state.objects.keys()].filter((key) => key.includes('parts/'))).toEqual([]);
    await spread('s3://photos/set', 's3://photos/both/', { root: 's3://photos/set/' });
    expect(others(filesIn(server, 'both'))).toEqual(others(here));
    await mkdir(at('read'));
    await spread('s3://photos/set', at('read'), { root: 's3://photos/set/' });
    expect(sortedManifest(at('read'))).toBe(here['manifest.jsonl']);
  });

  it('goes on after the one that fills the queue was killed at any moment', async () => {
    const here = await whole(at('set'), 'killed');
    const input = { root: at('set') };
    for (const [number, [method, name]] of moments.entries()) {
      const out = `killed-${number}`;
      killAt(server, [method, `${out}/${name}`], 'gone');
      await expect(spread(at('set'), `s3://photos/${out}/`, input), out).rejects.toThrow();
      server.state.fault = () => undefined;
      server.state.asked.length = 0;
      const done = [...server.state.objects]
        .filter(([key]) => key.startsWith(`${out}/manifest/`) || key.startsWith(`${out}/parts/`))
        .map(([, text]) => text.toString())
        .join('');
      const resumed = { ...input, words: ['--resume'] };
      await spread(at('set'), `s3://photos/${out}/`, resumed);
      expect(filesIn(server, out), out).toEqual(here);
      const again = server.state.asked
        .filter((name) => name.startsWith(`PUT ${out}/overlays/`))
        .filter((name) => done.includes(name.slice(`PUT ${out}/`.length)));
      expect(again, out).toEqual([]);
    }
  });
});

describe('a run by a queue over archives', () => {
  it.each([
    ['a tar file', '0.tar', 1],
    ['several of them', '*.tar', 2],
    ['a Parquet file', 'rows.parquet', 3],
  ])('over %s comes to the same as here', async (_, name, chunks) => {
    const input = at('archives', name);
    const here = await whole(input, `here ${name.replace('*', 'all')}`);
    const out = at(`queue ${name.replace('*', 'all')}`);
    await mkdir(out);
    const { count } = await spread(input, out, { root: at('archives') });
    expect(count).toBeGreaterThan(3);
    const { 'parts/archives.jsonl': archives = '', 'parts/queue.json': __, ...rest } = filesOf(out);
    expect({ ...rest, 'manifest.jsonl': sortedManifest(out) }).toEqual(here);
    // Each tar file is one chunk, and so is each group of rows.
    const lines = Buffer.from(archives, 'base64').toString().split('\n').filter(Boolean);
    expect(lines).toHaveLength(chunks);
    const again = await spread(input, out, { root: at('archives'), words: ['--resume'] });
    expect(again.count).toBe(count);
    expect(sortedManifest(out)).toBe(here['manifest.jsonl']);
  });
});

describe('a run by a queue over a list or archives in a bucket', () => {
  it.each([
    ['archives/*.tar', 2],
    ['archives/rows.parquet', 3],
    ['set/list.csv', 0],
  ])('over %s comes to the same as here', async (name, chunks) => {
    const title = name.replace(/\W/g, '-');
    const here = await whole(at(name), `here of ${title}`);
    const root = `s3://photos/${name.slice(0, name.indexOf('/'))}`;
    const { count } = await spread(`s3://photos/${name}`, `s3://photos/of-${title}/`, { root });
    expect(count).toBeGreaterThan(3);
    const all = filesIn(server, `of-${title}`);
    const { 'parts/archives.jsonl': archives = '', 'parts/queue.json': _, ...rest } = all;
    expect(others(rest)).toEqual(others(here));
    const lines = Buffer.from(archives, 'base64').toString().split('\n').filter(Boolean);
    expect(lines).toHaveLength(chunks);
  });
});

describe('a chunk of an archive in a bucket', () => {
  it('is of the version that the run began with', async () => {
    const archive = { path: '0.tar', prefix: '', etag: '"of another version"' };
    const chunk = makeChunk({ input: '.', pictures: undefined, archive });
    const entries = await entriesOfChunk(chunk, 's3://photos/archives/', server.endpoint);
    await expect(entries[Symbol.asyncIterator]().next()).rejects.toThrow(
      '"s3://photos/archives/0.tar" was changed while it was read',
    );
  });
});

describe('a job file', () => {
  it('gives the same run here and by a queue', async () => {
    const [, model, , labels] = network;
    const job = { input: at('set'), overlays: true, maps: 'float16', model, labels, chunk: 2 };
    await writeInto(folder, { 'job.json': JSON.stringify({ ...job, preprocessing: '0..1' }) });
    const words = ['--job', at('job.json')];
    await runHere('batch', ...words, '--out', at('job here'), '--workers', '1');
    await mkdir(at('job queue'));
    const out = ['--out', at('job queue'), '--queue', 'redis://none'];
    expect(await queued(at('set'), [...words, ...out])).toEqual({ count: 9, failures: 1 });
    expect(filesOf(at('job queue'))).toEqual(filesOf(at('job here')));
    expect(sortedManifest(at('job queue'))).toBe(sortedManifest(at('job here')));
  });
});
