import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listPictures } from '../../src/pictures/list-pictures.js';

let folder = '';
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-lists-'));
  await mkdir(at('deeper/empty'), { recursive: true });
  const files = ['10.png', '2.PNG', 'notes.txt', '.hidden.png', 'a[1].jpg', 'deeper/3.png'];
  for (const name of files) await writeFile(at(name), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const names = async (...words: string[]) =>
  (await listPictures(words)).map(({ name }) => name.replaceAll('\\', '/'));

it('lists the pictures of a folder by number, without what is below or hidden', async () => {
  expect(await names(folder)).toEqual([at('2.PNG'), at('10.png'), at('a[1].jpg')]);
});

it('lists what a pattern fits, and takes a file for what it is', async () => {
  const pattern = (name: string) => `${folder.replaceAll('\\', '/')}/${name}`;
  expect(await names(pattern('*.png'))).toEqual([pattern('10.png')]);
  expect(await names(pattern('**/*.png'))).toEqual([pattern('10.png'), pattern('deeper/3.png')]);
  expect(await names(at('a[1].jpg'))).toEqual([at('a[1].jpg')]);
});

it('keeps the order of the words, and lists a picture once', async () => {
  expect(await names('b.png', at('10.png'), 'b.png', folder)).toEqual([
    ...['b.png', at('10.png'), at('2.PNG'), at('a[1].jpg')],
  ]);
});

it('tells addresses and the standard input from files', async () => {
  const found = await listPictures(['-', 'https://example.org/*.png', 'nowhere.png']);
  expect(found.map(({ kind }) => kind)).toEqual(['input', 'address', 'file']);
});

it('keeps a folder and a pattern without pictures, with the reason', async () => {
  const [empty, none] = await listPictures([at('deeper/empty'), at('*.webp')]);
  expect(empty?.problem?.message).toMatch(/empty" is a folder without pictures/);
  expect(none?.problem?.message).toMatch(/\*\.webp" is a pattern without pictures/);
});

it('says how a model is named, where one stands in the place of a picture', async () => {
  await mkdir(at('net'));
  await writeFile(at('net/model.json'), '{}');
  await mkdir(at('vit/onnx'), { recursive: true });
  const [model, file, lost, vit] = await listPictures([
    ...[at('net'), at('net/model.json'), at('net/none.json'), at('vit')],
  ]);
  expect(model?.problem?.message).toMatch(/net" is a model folder; give it to --model/);
  expect(file?.problem?.message).toMatch(/model\.json" is a model file; give it to --model/);
  expect(lost?.problem).toBeUndefined();
  expect(vit?.problem?.message).toMatch(/vit" is a model folder; give it to --model/);
});
