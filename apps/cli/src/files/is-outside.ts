import { isAbsolute, relative, sep } from 'node:path';

/**
 * Tells whether a path leads out of a folder, or to another drive. Both without links: a link says nothing of where it leads.
 *
 * @param folder The real path of the folder.
 * @param path The real path of what is looked for.
 * @returns False for the folder itself and for all below it.
 */
export function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return isAbsolute(way) || way.split(sep)[0] === '..';
}
