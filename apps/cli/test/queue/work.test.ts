import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outFolder } from '../../src/batch/record/out-folder.js';
import type { Entry } from '../../src/batch/entries/entry.js';
import { readEntry } from '../../src/batch/work/read-entry.js';
import type { Setup } from '../../src/batch/work/explainer.js';
import { entriesOfChunk } from '../../src/queue/work/entries-of-chunk.js';
import { explainerTeam } from '../../src/queue/work/explainer-team.js';
import { oneTeam } from '../../src/queue/work/one-team.js';
import { workAt, type WorkerPlace } from '../../src/queue/work/work-at.js';
import { picture } from '../batch/make-pictures.js';
import { makeChunk, run } from './make-chunk.js';

let folder = '';
let failed: string[] = [];
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'gradcam-work-')));
  failed = [];
  for (const name of ['in/sub', 'out/parts', 'outside/parts'])
    await mkdir(join(folder, name), { recursive: true });
  for (const name of ['in/a.png', 'in/sub/b.png', 'outside/a.png'])
    await writeFile(join(folder, name), await picture(0));
  for (const name of ['out', 'outside'])
    await writeFile(join(folder, name, 'parts/queue.json'), JSON.stringify({ run, starts: 1 }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** An explainer that reads, and writes a file, and has no network. */
const explainer = (setup: Setup) => ({
  explain: async (entry: Entry) => {
    const { picture: read } = await readEntry(entry);
    if ('code' in read) return { line: `${entry.name}: ${read.code}`, failure: read.message };
    await outFolder(setup.out, setup.isShared).write(`overlays/${entry.name}.jpg`, 'drawn');
    return { line: `${entry.name}: ${entry.label ?? 'none'}` };
  },
  close: () => Promise.resolve(),
});

async function work(chunk: unknown, isOwn = true) {
  const team = oneTeam((setup: Setup) => Promise.resolve(explainerTeam([explainer(setup)])));
  const place: WorkerPlace = {
    root: join(folder, 'in'),
    out: join(folder, 'out'),
    model: 'mobilenet-v1',
    backend: 'wasm',
    offline: true,
  };
  const words = { say: () => undefined, fail: (text: string) => void failed.push(text) };
  const through: unknown = JSON.parse(JSON.stringify(chunk));
  const taken = { id: '1', chunk: through, isOwn: () => Promise.resolve(isOwn) };
  try {
    return await workAt(place, team, words)(taken);
  } finally {
    await team.close();
  }
}

const part = () => join(folder, 'out/parts/1-000000.jsonl');

describe('the work of a worker', () => {
  it('writes the part of a chunk, twice the same', async () => {
    const made = await work(makeChunk());
    expect(readFileSync(part(), 'utf8')).toBe('a.png: none\nsub/b.png: red\n');
    expect(await work(makeChunk())).toEqual(made);
    expect(made).toEqual({
      result: {
        count: 2,
        // printf 'a.png: none\nsub/b.png: red\n' | sha256sum
        hash: 'b1236a7a85cf9b92331482b9f468c09d95316b03a62793376ddd02c0ef5e1ca6',
      },
    });
  });

  it('writes nothing where the chunk is no longer its own', async () => {
    await expect(work(makeChunk(), false)).rejects.toThrow(/another worker took the chunk over/);
    expect(existsSync(part())).toBe(false);
  });

  it.each([
    ['the input', { input: '..' }],
    ['the input, by its whole path', { input: '/etc' }],
    ['the input, in another form', { input: './sub/..' }],
    ['the output', { out: '../outside' }],
    ['the input, by a link', { input: 'link' }],
    ['the output, by a link', { out: 'link' }],
    ['an archive', { pictures: undefined, archive: { path: '../out/a.tar', prefix: '' } }],
    ['an archive that is none', { pictures: undefined, archive: { path: 'a.png', prefix: '' } }],
    ['a prefix', { pictures: undefined, archive: { path: 'a.tar', prefix: '../' } }],
  ])('refuses for ever what leads out of its folders by %s', async (_, other) => {
    await symlink(join(folder, 'outside'), join(folder, 'in/link'));
    await symlink(join(folder, 'outside'), join(folder, 'out/link'));
    expect(Object.keys(await work(makeChunk(other)))).toEqual(['hopeless']);
    expect(failed.join()).toMatch(/^Refused a chunk: a chunk names/);
    expect(existsSync(join(folder, 'outside/overlays'))).toBe(false);
  });

  it('makes a problem of a picture whose name or link leads out', async () => {
    await symlink(join(folder, 'outside/a.png'), join(folder, 'in/link.png'));
    const names = ['../outside/a.png', join(folder, 'outside/a.png'), 'link.png', 'a.png'];
    await work(makeChunk({ pictures: names.map((name) => ({ name })) }));
    expect(readFileSync(part(), 'utf8').split('\n')).toEqual([
      ...names.slice(0, 3).map((name) => `${name}: FILE_NOT_FOUND`),
      ...['a.png: none', ''],
    ]);
  });

  it('writes nothing where a link leads out of the folder of the run', async () => {
    await symlink(join(folder, 'outside'), join(folder, 'out/overlays'));
    await expect(work(makeChunk())).rejects.toThrow(/a link that leads out of the folder/);
    expect(existsSync(join(folder, 'outside/a.png.jpg'))).toBe(false);
    expect(existsSync(join(folder, 'outside/sub'))).toBe(false);
  });

  it('tries again in a folder that is not of the run yet', async () => {
    const other = { run: run.replace('0', '1') };
    await expect(work(makeChunk(other))).rejects.toThrow(/is not the folder of the run/);
    await expect(work(makeChunk({ input: 'later' }))).rejects.toThrow(/there is no folder "later"/);
  });
});

describe('a chunk of a worker whose root is in a bucket', () => {
  const entries = async (other: Parameters<typeof makeChunk>[0]) => {
    const found: Entry[] = [];
    const chunk = makeChunk(other);
    for await (const entry of await entriesOfChunk(chunk, 's3://photos/set/', 'http://host'))
      found.push(entry);
    return found;
  };
  const keyOf = ({ from }: Entry) => (from.kind === 'object' ? from.key : from.kind);

  it('has objects below that root, and a sentence for others', async () => {
    const names = ['a.png', '/a.png', 'a//b.png', '..a.png', '../a.png', 'sub/./a.png', '%2e%2e/a'];
    const found = await entries({ input: 'july', pictures: names.map((name) => ({ name })) });
    expect(found.map(keyOf)).toEqual([
      ...['set/july/a.png', 'set/july//a.png', 'set/july/a//b.png', 'set/july/..a.png'],
      ...['nothing', 'nothing', 'set/july/%2e%2e/a'],
    ]);
    expect(found[0]?.from).toMatchObject({ bucket: 'photos', endpoint: 'http://host' });
  });

  it.each([
    { input: '..' },
    { input: 'a/../../b' },
    { input: '/a' },
    { input: 's3://other' },
    { pictures: undefined, archive: { path: '../a.tar', prefix: '' } },
    { pictures: undefined, archive: { path: 'a.png', prefix: '' } },
    { pictures: undefined, archive: { path: 'a.tar', prefix: 'b/' } },
  ])('is refused for %j', async (other) => {
    await expect(entries(other)).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});

describe('oneTeam', () => {
  it('closes a team before it opens that of another setup, and one that failed', async () => {
    const told: string[] = [];
    const team = oneTeam((setup: string) => {
      told.push(`open ${setup}`);
      const close = () => Promise.resolve(void told.push(`close ${setup}`));
      return Promise.resolve({ ...explainerTeam([]), close });
    });
    const use = (setup: string) =>
      team.use(setup, async () => {
        told.push(setup);
        await new Promise(setImmediate);
        if (setup === 'bad') throw new Error('bad');
      });
    await Promise.all([use('a'), use('a'), use('b')]);
    expect(told).toEqual(['open a', 'a', 'a', 'close a', 'open b', 'b']);
    await expect(use('bad')).rejects.toThrow('bad');
    await expect(use('bad')).rejects.toThrow('bad');
    await team.close();
    expect(told.slice(6)).toEqual([
      ...['close b', 'open bad', 'bad', 'close bad', 'open bad', 'bad', 'close bad'],
    ]);
  });
});
