import { statSync } from 'node:fs';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { Source } from '../entry.js';
import { fixedFolder } from '../fixed-folder.js';
import { archiveSource } from './archive-source.js';
import { expandRanges } from './expand-ranges.js';

/**
 * Lists the pictures of several archives: of a range of numbers in braces, all of which have to be there, or of a pattern.
 *
 * @param pattern As the command line names them, with slashes.
 * @returns The pictures.
 * @throws `BAD_OPTION` where one is missing, or none matches
 */
export async function shardsSource(pattern: string): Promise<Source> {
  const { root, rest } = fixedFolder(pattern);
  const found: string[] = [];
  for (const name of expandRanges(rest))
    found.push(...(isDynamicPattern(name) ? await matching(name, root) : [required(name, root)]));
  if (found.length === 0)
    throw new GradCamError('BAD_OPTION', `no archive matches "${pattern}"; check the path.`);
  return archiveSource(join(root, rest), { root, names: [...new Set(found)].sort() });
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
