import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { glob, isDynamicPattern } from 'tinyglobby';
import { diskFile } from '../file/disk-file.js';
import { fixedFolder } from '../fixed-folder.js';
import type { Source } from '../source.js';
import { archiveSource } from './archive-source.js';
import { expandRanges } from './expand-ranges.js';
import { hashOf } from './hash-of.js';

/**
 * Lists the pictures of one archive on the disk.
 *
 * @param path Its real path.
 * @returns The pictures.
 */
export function archiveOnDisk(path: string): Source {
  const { size } = statSync(path);
  return archiveSource({
    root: dirname(path),
    said: { path },
    all: [{ path: basename(path), prefix: '', size }],
    open: () => diskFile(path, size),
  });
}

/**
 * Lists the pictures of several archives on the disk: of a range of numbers in braces, all of which have to be there, or of a pattern.
 *
 * @param pattern As the command line names them, with slashes.
 * @returns The pictures.
 * @throws `BAD_OPTION` where one is missing, or none matches
 */
export async function archivesOnDisk(pattern: string): Promise<Source> {
  const { root, rest } = fixedFolder(pattern);
  const found: string[] = [];
  for (const name of expandRanges(rest))
    found.push(...(isDynamicPattern(name) ? await matching(name, root) : [required(name, root)]));
  if (found.length === 0)
    throw new GradCamError('BAD_OPTION', `no archive matches "${pattern}"; check the path.`);
  // They come in front of the names of their pictures.
  const names = [...new Set(found)].sort();
  const sizes = names.map((name) => statSync(join(root, name)).size);
  return archiveSource({
    root,
    said: { path: join(root, rest), hash: hashOf({ names, sizes }) },
    all: names.map((name, index) => ({ path: name, prefix: `${name}/`, size: sizes[index] ?? 0 })),
    open: ({ path, size }) => diskFile(join(root, path), size),
  });
}

function required(name: string, root: string): string {
  if (statSync(join(root, name), { throwIfNoEntry: false })?.isFile() === true) return name;
  throw new GradCamError(
    'BAD_OPTION',
    `there is no archive "${join(root, name)}", which the range names; check the range, or take a pattern such as "*.tar" for those that are there.`,
  );
}

function matching(name: string, root: string): Promise<string[]> {
  return glob(name, { cwd: root, expandDirectories: false, followSymbolicLinks: false });
}
