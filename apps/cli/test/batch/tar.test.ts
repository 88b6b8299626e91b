import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tarball } from '../../../../packages/known-models/test/fetch/make-package.js';
import { runHere } from '../running/run-here.js';
import { picture, writeNetwork } from './make-pictures.js';
import { filesOf, foundIn, linesOf, sortedManifest } from './read-run.js';

let folder = '';
let network: readonly string[] = [];
let red: Buffer = Buffer.alloc(0);
let green: Buffer = Buffer.alloc(0);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-batch-tar-'));
  network = await writeNetwork(folder);
  red = await picture(0);
  green = await picture(1);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const batch = (input: string, out: string, ...words: string[]) =>
  runHere('batch', at(input), '--out', at(out), ...network, '--workers', '1', ...words);

describe('gradcam batch, of an archive', () => {
  it.each(['shard.tar', 'shard.tgz'])('explains the pictures in %s', async (name) => {
    const bytes = tarball([
      { path: '0001.png', body: red },
      { path: '0001.cls', body: '2' },
      { path: 'sub/', type: 'Directory' },
      { path: './sub/0002.png', body: green },
      { path: '0003.jpg', body: 'words' },
    ]);
    await writeFile(at(name), name.endsWith('.tar') ? gunzipSync(bytes) : bytes);
    const { code } = await batch(name, `${name}-out`, '--overlays');
    expect(code).toBe(3);
    expect(foundIn(at(`${name}-out`))).toEqual({
      // The label of its sample.
      '0001.png': 'blue',
      'sub/0002.png': 'green',
      '0003.jpg': 'PICTURE_BROKEN',
    });
    expect(Object.keys(filesOf(at(`${name}-out`)))).toEqual([
      ...['overlays/0001.png=2.jpg', 'overlays/sub/0002.png.jpg', 'run.json'],
    ]);
  });

  it('opens and writes nothing outside, whatever the entries are called', async () => {
    const bytes = tarball([
      { path: '../above.png', body: red },
      { path: '/absolute.png', body: red },
      { path: 'link.png', type: 'SymbolicLink', linkpath: '/etc/hostname' },
      { path: 'hard.png', type: 'Link', linkpath: 'red.png' },
      { path: 'pipe.png', type: 'FIFO' },
      { path: '__proto__.png', body: green },
      { path: 'red.png', body: red },
      { path: 'red.png', body: green },
    ]);
    await writeFile(at('hostile.tar'), gunzipSync(bytes));
    expect((await batch('hostile.tar', 'hostile', '--overlays')).code).toBe(3);
    expect(foundIn(at('hostile'))).toEqual({
      '../above.png': 'FILE_NOT_FOUND',
      '/absolute.png': 'FILE_NOT_FOUND',
      'link.png': 'FILE_NOT_FOUND',
      'hard.png': 'FILE_NOT_FOUND',
      'pipe.png': 'FILE_NOT_FOUND',
      ['__proto__.png']: 'green',
      'red.png': 'red',
    });
    expect(Object.keys(filesOf(folder)).filter((name) => /above|absolute/.test(name))).toEqual([]);
  });

  it('tells where an archive breaks off, and goes on with a whole one', async () => {
    const body = Buffer.concat([green, Buffer.alloc(4096)]);
    const bytes = gunzipSync(
      tarball([
        { path: 'red.png', body: red },
        { path: 'green.png', body },
      ]),
    );
    await writeFile(at('cut.tar'), bytes.subarray(0, 2048));
    expect((await batch('cut.tar', 'cut')).code).toBe(3);
    expect(foundIn(at('cut'))).toEqual({ 'red.png': 'red', 'cut.tar': 'BAD_REGION' });
    await writeFile(at('none.tar'), 'no archive, but some words');
    expect((await batch('none.tar', 'none')).code).toBe(1);
  });

  it('reads what is missing of a run that stopped', async () => {
    const bytes = tarball([
      { path: 'red.png', body: red },
      { path: 'green.png', body: green },
    ]);
    await writeFile(at('two.tar'), gunzipSync(bytes));
    await batch('two.tar', 'two');
    const whole = sortedManifest(at('two'));
    const [first = ''] = whole.split('\n').filter(Boolean);
    await writeFile(at('two', 'manifest.jsonl'), `${first}\n`);
    expect((await batch('two.tar', 'two', '--resume')).code).toBe(0);
    expect(sortedManifest(at('two'))).toBe(whole);
  });
});

/** The picture, the label and the class, or the failure, of each line. */
function labelsIn(out: string) {
  return linesOf(sortedManifest(at(out))).map(({ picture: name, label, className, error }) => [
    ...[name, label, className ?? error?.code],
  ]);
}

describe('gradcam batch, of samples of WebDataset', () => {
  it('takes the label that lies beside a picture, whatever its keys are called', async () => {
    const proto = '{"__proto__":{"label":"green"},"constructor":{"label":1}}';
    const bytes = tarball([
      { path: 'a/1.png', body: red },
      { path: 'a/1.cls', body: '2\n' },
      { path: 'a/2.cls', body: 'green' },
      { path: 'a/2.json', body: '{"label":"blue"}' },
      { path: 'a/2.left.png', body: red },
      { path: 'a/2.right.png', body: green },
      { path: 'b/2.png', body: red },
      { path: 'b/3.json', body: '{"label":"blue","__proto__":{"label":"green"}}' },
      { path: 'b/3.png', body: red },
      { path: 'b/4.json', body: proto },
      { path: 'b/4.png', body: red },
      { path: 'b/5.json', body: '{"label"' },
      { path: 'b/5.png', body: red },
      { path: 'b/6.json', body: '{"label":{}}' },
      { path: 'b/6.png', body: red },
      { path: 'b/7.png', body: red },
      { path: 'b/7.cls', body: '../up' },
      { path: 'b/8.json', type: 'SymbolicLink', linkpath: '/etc/hostname' },
      { path: 'b/8.png', body: red },
    ]);
    await writeFile(at('samples.tar'), gunzipSync(bytes));
    expect((await batch('samples.tar', 'samples', '--overlays')).code).toBe(3);
    expect(labelsIn('samples').sort()).toEqual([
      ['a/1.png', 2, 'blue'],
      ['a/2.left.png', 'green', 'green'],
      ['a/2.right.png', 'green', 'green'],
      ['b/2.png', undefined, 'red'],
      ['b/3.png', 'blue', 'blue'],
      ['b/4.png', undefined, 'red'],
      ['b/5.png', undefined, 'BAD_REGION'],
      ['b/6.png', undefined, 'BAD_REGION'],
      ['b/7.png', '../up', 'UNKNOWN_CLASS_NAME'],
      ['b/8.png', undefined, 'red'],
    ]);
  });

  it('holds no more than a few pictures of a sample', async () => {
    const many = Array.from({ length: 20 }, (_, at) => ({ path: `a.${at}.png`, body: red }));
    await writeFile(
      at('many.tar'),
      gunzipSync(tarball([...many, { path: 'a.cls', body: 'green' }])),
    );
    await batch('many.tar', 'many');
    const labels = labelsIn('many').map(([, label]) => label);
    expect(labels.filter((label) => label === undefined)).toHaveLength(16);
    expect(labels.filter((label) => label === 'green')).toHaveLength(4);
  });
});

describe('gradcam batch, of several archives', () => {
  const shard = (body: Buffer) => gunzipSync(tarball([{ path: '0.png', body }]));
  beforeAll(async () => {
    await mkdir(at('shards'));
    const bodies = { 's-08': red, 's-09': green, 's-10': red };
    for (const [name, body] of Object.entries(bodies))
      await writeFile(at('shards', `${name}.tar`), shard(body));
  });

  it.each([
    ['shards/s-{08..10}.tar', ['s-08.tar', 's-09.tar', 's-10.tar']],
    ['shards/s-*.tar', ['s-08.tar', 's-09.tar', 's-10.tar']],
    ['shards/s-{09..08}.tar', ['s-08.tar', 's-09.tar']],
    ['shard{s,}/s-{09..09}.tar', ['shards/s-09.tar']],
  ])(
    '%s reads one after the other, with its name before those of its pictures',
    async (pattern, names) => {
      const out = pattern.replaceAll('/', '-');
      expect((await batch(pattern, out, '--overlays')).code).toBe(0);
      expect(labelsIn(out)).toEqual(
        names.map((name) => [`${name}/0.png`, undefined, name.includes('09') ? 'green' : 'red']),
      );
      expect(Object.keys(filesOf(at(out)))).toEqual([
        ...names.map((name) => `overlays/${name}/0.png.jpg`),
        'run.json',
      ]);
    },
  );

  it('names the archive of a range that is not there, and a pattern that matches none', async () => {
    await expect(batch('shards/s-{08..11}.tar', 'none')).rejects.toThrow(
      /there is no archive ".*s-11\.tar", which the range names; check the range/,
    );
    await expect(batch('shards/t-*.tar', 'none')).rejects.toThrow(/no archive matches/);
    await expect(batch('shards/{1..2}{1..999999}.tar', 'none')).rejects.toThrow(
      /names more than 1000000 archives/,
    );
  });

  it('does not go on where another archive has come', async () => {
    await batch('shards/s-*.tar', 'more');
    await writeFile(at('shards', 's-20.tar'), shard(green));
    await expect(batch('shards/s-*.tar', 'more', '--resume')).rejects.toThrow(/got another input/);
  });
});
