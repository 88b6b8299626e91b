import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, isAbsolute, join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { glob, isDynamicPattern } from 'tinyglobby';
import { isAddress } from './is-address.js';

/** A picture that was named, before it is read. */
export interface PictureSource {
  /** As the user knows it: a path, an address, `-`. */
  readonly name: string;
  readonly kind: 'file' | 'address' | 'input';
  /** The reason, where it is already clear that there is no picture. */
  readonly problem?: GradCamError | undefined;
}

const endings = ['.avif', '.gif', '.jpeg', '.jpg', '.png', '.svg', '.tif', '.tiff', '.webp'];

/**
 * Lists the pictures that words of the command line name: a folder stands for the pictures in it, a pattern for the files that fit. A file whose
 * name looks like a pattern is that file.
 *
 * @param words Paths, patterns, addresses, `-`.
 * @returns The pictures in the order of the words, those of a word by name; each once.
 */
export async function listPictures(words: readonly string[]): Promise<readonly PictureSource[]> {
  const found = new Map<string, PictureSource>();
  for (const word of words)
    for (const source of await sourcesOf(word)) found.set(source.name, source);
  return [...found.values()];
}

async function sourcesOf(word: string): Promise<PictureSource[]> {
  if (word === '-') return [{ name: word, kind: 'input' }];
  if (isAddress(word)) return [{ name: word, kind: 'address' }];
  const state = await stat(word).catch(() => undefined);
  if (state === undefined) return await fitting(word);
  if (state.isDirectory()) return inFolder(word, await picturesIn(word));
  return isModelFile(word)
    ? withoutPicture(word, 'is a file of a model; name it with --model, and a picture')
    : [{ name: word, kind: 'file' }];
}

async function fitting(word: string): Promise<PictureSource[]> {
  if (!isDynamicPattern(word)) return [{ name: word, kind: 'file' }];
  const found = await glob(word, { expandDirectories: false, absolute: isAbsolute(word) });
  return filesOr(word, found, 'is a pattern');
}

function inFolder(word: string, pictures: readonly string[]): PictureSource[] {
  if (pictures.length === 0 && existsSync(join(word, 'model.json')))
    return withoutPicture(word, 'is the folder of a model; name it with --model, and a picture');
  return filesOr(word, pictures, 'is a folder');
}

function isModelFile(path: string): boolean {
  return ['.json', '.zip', '.h5', '.keras', '.onnx', '.tflite', '.pb'].includes(
    extname(path).toLowerCase(),
  );
}

async function picturesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  return names
    .filter((name) => endings.includes(extname(name).toLowerCase()))
    .map((name) => join(folder, name));
}

function filesOr(word: string, paths: readonly string[], what: string): PictureSource[] {
  if (paths.length > 0) return [...paths].sort(byName).map((name) => ({ name, kind: 'file' }));
  return withoutPicture(
    word,
    `${what}, and no picture is there, expected files that end in ${endings.join(', ')}; name one`,
  );
}

function withoutPicture(word: string, why: string): PictureSource[] {
  const problem = new GradCamError('FILE_NOT_FOUND', `"${word}" ${why}.`);
  return [{ name: word, kind: 'file', problem }];
}

/** `2.png` before `10.png`. */
function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
