import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRequest } from '../../src/arguments/read-request.js';
import { keepPictures } from '../../src/files/keep-pictures.js';
import { outputPlace, type OutputPlace } from '../../src/files/output-place.js';
import { plannedFiles } from '../../src/files/planned-files.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-places-'));
  await mkdir(join(folder, 'maps.v2'));
  for (const name of ['there.png', 'scores.npy']) await writeFile(join(folder, name), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function given(...words: string[]) {
  const request = readRequest(words);
  if (request.command !== 'explain') throw new Error(`got ${request.command}`);
  return request.given;
}

const placeOf = (words: readonly string[], count = 1): OutputPlace =>
  outputPlace(given(...words), count);

it('is the folder output, a folder, or a file, as it is named', () => {
  expect(placeOf([])).toEqual({ folder: 'output' });
  expect(placeOf(['-o', 'maps'], 3)).toEqual({ folder: 'maps' });
  expect(placeOf(['-o', 'maps.v1/'])).toEqual({ folder: 'maps.v1/' });
  const there = join(folder, 'maps.v2');
  expect(placeOf(['-o', there])).toEqual({ folder: there });
  for (const file of ['a.png', 'a.JPG', 'a.jpeg', 'a.webp', 'a.svg'])
    expect(placeOf(['-o', file])).toEqual({ file });
});

it('refuses an ending that is not written, and one file for several pictures', () => {
  expect(() => placeOf(['-o', 'a.jgp'])).toThrow(/got "a\.jgp", expected one of \.png, \.jpg/);
  expect(() => placeOf(['-o', 'a.gif'])).toThrow(/or a folder/);
  // A file in place of a folder is found out when it is written to.
  const below = join(folder, 'there.png', 'a.png');
  expect(placeOf(['-o', below])).toEqual({ file: below });
  expect(() => placeOf(['-o', 'a.png'], 2)).toThrow(/one file for 2 pictures/);
});

it('refuses to replace a file that is there, of scores too, unless it is told to', () => {
  const there = join(folder, 'there.png');
  expect(() => placeOf(['-o', there])).toThrow(/already exists.*--force/);
  expect(placeOf(['-o', there, '--force'])).toEqual({ file: there });
  expect(() => placeOf(['-o', join(folder, 'scores.svg'), '--npy'])).toThrow(
    /scores\.npy" already exists/,
  );
});

it('names what stands beside the drawing', () => {
  const names = (path: string, ...words: string[]) =>
    plannedFiles(path, given(...words)).map((file) => file.path);
  expect(names('a.svg', '--concepts', '3', '--npy')).toEqual(['a.svg', 'a-concepts.png', 'a.npy']);
  expect(names('a.jpg', '--montage', 'cam,fem', '--npy', '--concepts', '2')).toEqual([
    ...['a.jpg', 'a-concepts.jpg', 'a-cam.npy', 'a-fem.npy'],
  ]);
});

it('never replaces the picture that is explained, whatever its name', async () => {
  const photo = join(folder, 'there.png');
  const link = join(folder, 'link.png');
  await symlink(photo, link);
  const sources = [{ name: photo, kind: 'file' }] as const;
  for (const file of [photo, link]) {
    const options = given('-o', file, '--force');
    expect(() => {
      keepPictures({ file }, sources, options);
    }).toThrow(/would replace the picture itself/);
  }
  const other = join(folder, 'other.png');
  keepPictures({ file: other }, sources, given('-o', other, '--force'));
});
