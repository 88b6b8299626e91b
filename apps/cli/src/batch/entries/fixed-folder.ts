import { realpathSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { isDynamicPattern } from 'tinyglobby';

/**
 * Splits a pattern into the folder in front of its first sign, and the rest.
 *
 * @param pattern The pattern, with slashes.
 * @returns The real path of the folder, and the pattern below it.
 * @throws `BAD_OPTION` where that folder is not there
 */
export function fixedFolder(pattern: string): { readonly root: string; readonly rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => isDynamicPattern(part));
  const folder = first === 0 ? '.' : parts.slice(0, first).join('/') || '/';
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new GradCamError(
      'BAD_OPTION',
      `there is no folder "${folder}", got the pattern "${pattern}"; check the path.`,
    );
  return { root: realpathSync(folder), rest: posix.join(...parts.slice(first)) };
}
