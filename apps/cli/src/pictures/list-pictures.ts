import { readdir, stat } from 'node:fs/promises';
import { extname, isAbsolute, join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { glob, isDynamicPattern } from 'tinyglobby';
import { byName } from './by-name.js';
import { isAddress } from './is-address.js';
import { pictureEndings } from './picture-endings.js';

/** A picture that was named, before it is read. */
export interface PictureSource {
  /** As the user knows it: a path, an address, `-`. */
  readonly name: string;
  readonly kind: 'file' | 'address' | 'input';
  /** The reason it cannot be a picture, if known before it is read. */
  readonly problem?: GradCamError | undefined;
}

/**
 * Lists the pictures that the words of a command line name: of a folder those in it, of a pattern the files that match. A file whose name looks like a
 * pattern is that file.
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
  if (state === undefined) return await matching(word);
  if (state.isDirectory()) return await inFolder(word);
  return isModelFile(word)
    ? withoutPicture(word, 'is a model file; give it to --model, and name a picture')
    : [{ name: word, kind: 'file' }];
}

async function matching(word: string): Promise<PictureSource[]> {
  if (!isDynamicPattern(word)) return [{ name: word, kind: 'file' }];
  const found = await glob(word, { expandDirectories: false, absolute: isAbsolute(word) });
  return filesOr(word, found, 'is a pattern');
}

async function inFolder(word: string): Promise<PictureSource[]> {
  const names = (await readdir(word)).filter((name) => !name.startsWith('.'));
  const pictures = names.filter((name) => pictureEndings.includes(extname(name).toLowerCase()));
  if (pictures.length === 0 && names.some((name) => /^(model\.json|onnx|.*\.onnx)$/i.test(name)))
    return withoutPicture(word, 'is a model folder; give it to --model, and name a picture');
  return filesOr(
    word,
    pictures.map((name) => join(word, name)),
    'is a folder',
  );
}

function isModelFile(path: string): boolean {
  return ['.json', '.zip', '.h5', '.keras', '.onnx', '.tflite', '.pb'].includes(
    extname(path).toLowerCase(),
  );
}

function filesOr(word: string, paths: readonly string[], what: string): PictureSource[] {
  if (paths.length > 0) return [...paths].sort(byName).map((name) => ({ name, kind: 'file' }));
  return withoutPicture(
    word,
    `${what} without pictures, expected files that end in ${pictureEndings.join(', ')}; name one`,
  );
}

function withoutPicture(word: string, why: string): PictureSource[] {
  const problem = new GradCamError('FILE_NOT_FOUND', `"${word}" ${why}.`);
  return [{ name: word, kind: 'file', problem }];
}
