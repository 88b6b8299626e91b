import { dirname, resolve } from 'node:path';
import { writeWhole } from '@gradcam/pictures/node';
import { makeFolder } from './make-folder.js';

/**
 * Writes a page, and makes its folder.
 *
 * @param file As the user named it.
 * @param html The page.
 * @returns The whole path.
 * @throws `FILE_NOT_FOUND` where it cannot be written
 */
export async function writePage(file: string, html: string): Promise<string> {
  const path = resolve(file);
  await makeFolder(dirname(path));
  await writeWhole(path, html);
  return path;
}
