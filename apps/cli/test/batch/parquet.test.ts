import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asyncBuffer } from '../../src/batch/entries/parquet/async-buffer.js';
import { runHere } from '../running/run-here.js';
import { picture, writeInto, writeNetwork } from './make-pictures.js';
import { filesOf, foundIn, linesOf, sortedManifest } from './read-run.js';

/** Written by pyarrow: tooling/reference/parquet/make.py. */
const written = (name: string) => new URL(`parquet/${name}.parquet`, import.meta.url);

let folder = '';
let network: readonly string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-batch-parquet-'));
  network = await writeNetwork(folder);
  for (const name of ['datasets', 'plain', 'paths', 'words'])
    await copyFile(written(name), join(folder, `${name}.parquet`));
  await writeInto(folder, { 'photos/a.png': await picture(2) });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (...names: string[]) => join(folder, ...names);
const batch = (input: string, out: string, ...words: string[]) =>
  runHere('batch', at(input), '--out', at(out), ...network, '--workers', '1', ...words);

describe('gradcam batch, of a Parquet file', () => {
  it('explains pictures as the library datasets writes them, in groups of rows', async () => {
    expect((await batch('datasets.parquet', 'datasets', '--overlays')).code).toBe(3);
    expect(foundIn(at('datasets'))).toEqual({
      // The class that the row names; without one the class that is predicted.
      '000000000-cat.png': 'blue',
      '000000001-cat.png': 'green',
      '000000002-broken.jpg': 'PICTURE_BROKEN',
      '000000003': 'blue',
      '000000004': 'BAD_REGION',
    });
    expect(Object.keys(filesOf(at('datasets')))).toEqual([
      ...['overlays/000000000-cat.png=2.jpg', 'overlays/000000001-cat.png.jpg'],
      ...['overlays/000000003.jpg', 'run.json'],
    ]);
  });

  it('explains columns of bytes, with names of classes', async () => {
    expect((await batch('plain.parquet', 'plain')).code).toBe(0);
    expect(foundIn(at('plain'))).toEqual({
      '000000000': 'green',
      '000000001': 'green',
      '000000002': 'blue',
    });
  });

  it('opens paths below its own folder, and none elsewhere', async () => {
    expect((await batch('paths.parquet', 'paths')).code).toBe(3);
    expect(foundIn(at('paths'))).toEqual({ 'photos/a.png': 'red', '../a.png': 'FILE_NOT_FOUND' });
  });

  it('explains several files, one after the other', async () => {
    expect((await batch('{datasets,plain}.parquet', 'several')).code).toBe(3);
    const names = Object.keys(foundIn(at('several')));
    expect(names).toHaveLength(8);
    expect(names).toContain('plain.parquet/000000002');
  });

  it('says which columns there are where none has pictures', async () => {
    await expect(batch('words.parquet', 'words')).rejects.toMatchObject({
      code: 'BAD_OPTION',
      message: expect.stringMatching(
        /words\.parquet has no column with pictures, got text, weight; name it picture, /,
      ) as string,
    });
  });

  it('says of a file that is cut short, or none at all, that it breaks off', async () => {
    const bytes = await readFile(written('datasets'));
    const broken = {
      cut: bytes.subarray(0, -50),
      // The first group of rows is damaged; what the file says of itself is whole.
      damaged: Buffer.concat([Buffer.alloc(100, 255), bytes.subarray(100)]),
      empty: Buffer.alloc(0),
      text: Buffer.from('PAR1, but no more than these words'),
    };
    for (const [name, content] of Object.entries(broken)) {
      await writeFile(at(`${name}.parquet`), content);
      expect((await batch(`${name}.parquet`, name)).code, name).toBe(1);
      const [line] = linesOf(sortedManifest(at(name)));
      expect(line?.error?.message, name).toMatch(
        /\.parquet breaks off, got ".+"; write it again\./,
      );
    }
  });

  it('reads nothing behind its end, whatever its footer says', async () => {
    const slice = (start: number, end: number) => Promise.resolve(Buffer.alloc(end - start, 7));
    const bytes = asyncBuffer({ size: 10, slice });
    expect(new Uint8Array(await bytes.slice(8))).toEqual(new Uint8Array([7, 7]));
    await expect(bytes.slice(8, 12)).rejects.toThrow('its footer names 12 bytes, and it has 10');
  });
});
