import { realpath } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { glob } from 'tinyglobby';
import { isOutside } from '../../files/is-outside.js';
import { byName } from '../../pictures/by-name.js';
import { pictureEndings } from '../../pictures/picture-endings.js';

/** A picture of a set. */
export interface SetPicture {
  /** Its path in the set, with slashes. */
  readonly path: string;
  /** The path that it is read from. */
  readonly file: string;
  /** The name of the folder that it lies in, below that of the set. */
  readonly folder: string | undefined;
}

/**
 * Lists the pictures in a folder and below it, but for those in folders of annotations: they are masks.
 *
 * @param folder The folder of the set.
 * @param annotations The files and folders with annotations.
 * @returns The pictures, by name.
 * @throws `FILE_NOT_FOUND` where there are none
 */
export async function listSet(
  folder: string,
  annotations: readonly string[],
): Promise<readonly SetPicture[]> {
  const below = await Promise.all(annotations.map((path) => pathBelow(folder, path)));
  const paths = await glob(`**/*{${pictureEndings.join(',')}}`, {
    cwd: folder,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
  });
  const isMask = (path: string) =>
    below.some((place) => place !== undefined && path.startsWith(`${place}/`));
  const pictures = paths.filter((path) => !isMask(path)).sort(byName);
  if (pictures.length > 0)
    return pictures.map((path) => ({ path, file: join(folder, path), folder: folderOf(path) }));
  throw new GradCamError(
    'FILE_NOT_FOUND',
    `there are no pictures in "${folder}", expected files that end in ${pictureEndings.join(', ')}; name a folder that has some.`,
  );
}

/** The path of something that lies below a folder, with slashes; undefined of anything else, and of the folder itself. */
async function pathBelow(folder: string, path: string): Promise<string | undefined> {
  const [root, real] = [await realpath(folder), await realpath(path)];
  if (real === root || isOutside(root, real)) return undefined;
  return relative(root, real).replaceAll(sep, '/');
}

function folderOf(path: string): string | undefined {
  const folder = posix.basename(posix.dirname(path));
  return folder === '.' || folder.trim() === '' ? undefined : folder;
}
