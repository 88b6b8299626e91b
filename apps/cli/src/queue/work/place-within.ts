import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { isOutside } from '../../files/is-outside.js';
import { nameBelow } from '../../batch/entries/name-below.js';

/** The kinds of what a chunk may name. */
export type Kind = 'folder' | 'file';

/**
 * Finds a folder or file that a chunk names below one that the worker was given.
 *
 * @param root The folder that the worker was given.
 * @param name The path below it; `.` is that folder itself.
 * @param kind What it has to be.
 * @returns Its real path.
 * @throws `BAD_OPTION` for what is outside, by its name or by a link; `FILE_NOT_FOUND` for what is not there
 */
export async function placeWithin(root: string, name: string, kind: Kind): Promise<string> {
  if (name !== '.' && (!isBelow(name) || nameBelow(name) !== name)) throw outside(name);
  const real = await realpath(root);
  const found = await realpath(join(real, name)).catch(() => undefined);
  if (found === undefined) throw missing(name, root, kind);
  if (isOutside(real, found)) throw outside(name);
  const state = await stat(found);
  if (kind === 'folder' ? !state.isDirectory() : !state.isFile()) throw missing(name, root, kind);
  return found;
}

function isBelow(name: string): boolean {
  try {
    return nameBelow(name) !== '';
  } catch {
    return false;
  }
}

function outside(name: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `a chunk names "${name}", which is not below the folders that the worker was given, and nothing else is opened; start the worker with other folders, or the run with --shared.`,
  );
}

function missing(name: string, root: string, kind: Kind): GradCamError {
  return new GradCamError(
    'FILE_NOT_FOUND',
    `there is no ${kind} "${name}" below "${root}"; give the worker the folders of the run, or those of its --shared.`,
  );
}
