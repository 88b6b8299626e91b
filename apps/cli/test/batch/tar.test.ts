import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tarball } from '../../../../packages/known-models/test/fetch/make-package.js';
import { runHere } from '../run-here.js';
import { picture, writeNetwork } from './make-pictures.js';
import { filesOf, linesOf, sortedManifest } from './read-run.js';

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

function foundIn(out: string) {
  const lines = linesOf(sortedManifest(at(out)));
  return Object.fromEntries(
    lines.map(({ picture: name, className, error }) => [name, className ?? error?.code]),
  );
}

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
    expect(foundIn(`${name}-out`)).toEqual({
      '0001.png': 'red',
      'sub/0002.png': 'green',
      '0003.jpg': 'PICTURE_BROKEN',
    });
    expect(Object.keys(filesOf(at(`${name}-out`)))).toEqual([
      ...['overlays/0001.png.jpg', 'overlays/sub/0002.png.jpg', 'run.json'],
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
    expect(foundIn('hostile')).toEqual({
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
    expect(foundIn('cut')).toEqual({ 'red.png': 'red', 'cut.tar': 'BAD_REGION' });
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
