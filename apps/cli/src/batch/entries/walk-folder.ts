import { readdir, realpath } from 'node:fs/promises';
import { extname, join, posix } from 'node:path';
import { pictureEndings } from '../../pictures/picture-endings.js';

/**
 * Walks through a folder and all below it; the names of the folders on the way are held, and no others. Hidden names and links to folders are left out.
 *
 * @param root The folder.
 * @param except The real path of a folder that is left out.
 * @returns The paths of its pictures, below the root, with slashes.
 */
export async function* walkFolder(root: string, except: string): AsyncGenerator<string> {
  yield* below(root, '', except);
}

async function* below(root: string, folder: string, except: string): AsyncGenerator<string> {
  const here = join(root, folder);
  if ((await realpath(here)) === except) return;
  const found = await readdir(here, { withFileTypes: true });
  const shown = found.filter(({ name }) => !name.startsWith('.'));
  for (const entry of shown.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* below(root, path, except);
    else if (isPicture(entry.name)) yield path;
  }
}

function isPicture(name: string): boolean {
  return pictureEndings.includes(extname(name).toLowerCase());
}
