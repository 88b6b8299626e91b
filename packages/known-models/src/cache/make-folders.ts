import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it; one that is there, or that another process makes meanwhile, is taken.
 *
 * Not by `recursive`, which tries for ever where a file system has a folder and makes none in it, as /proc.
 *
 * @param path The folder.
 */
export async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolders(dirname(path));
  await mkdir(path).catch(async (cause: unknown) => {
    if (!(await isFolder(path))) throw cause;
  });
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
