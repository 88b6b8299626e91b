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
  if (state?.isDirectory() === true) return filesOr(word, await picturesIn(word), 'is a folder');
  if (state === undefined && isDynamicPattern(word)) {
    const fitting = await glob(word, { expandDirectories: false, absolute: isAbsolute(word) });
    return filesOr(word, fitting, 'is a pattern');
  }
  return [{ name: word, kind: 'file' }];
}

async function picturesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  return names
    .filter((name) => endings.includes(extname(name).toLowerCase()))
    .map((name) => join(folder, name));
}

function filesOr(word: string, paths: readonly string[], what: string): PictureSource[] {
  if (paths.length > 0) return [...paths].sort(byName).map((name) => ({ name, kind: 'file' }));
  const problem = new GradCamError(
    'FILE_NOT_FOUND',
    `"${word}" ${what}, and no picture is there, expected files that end in ${endings.join(', ')}; name one.`,
  );
  return [{ name: word, kind: 'file', problem }];
}

/** `2.png` before `10.png`. */
function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
