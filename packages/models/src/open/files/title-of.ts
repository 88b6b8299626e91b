import type { ModelFiles } from '../../load/files/model-files.js';

/**
 * Names what was opened: after the folder that all files lie in, else after the zip.
 *
 * @param files The files; listed.
 * @returns A title for people.
 */
export function titleOf({ names = [], place }: ModelFiles): string {
  const [first = '', ...others] = names;
  const folder = first.slice(0, first.indexOf('/') + 1);
  if (folder !== '' && others.every((name) => name.startsWith(folder))) return folder.slice(0, -1);
  return /^"(.+)\.zip"$/i.exec(place)?.[1] ?? 'model';
}
