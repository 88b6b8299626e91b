import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The content hashes of a cache folder when it was complete. */
type Manifest = Readonly<Record<string, string>>;

const fileName = 'manifest.json';

/**
 * Writes down what a folder holds, so that a file that is cut short or altered later is noticed.
 *
 * @param folder The folder; complete.
 */
export async function writeManifest(folder: string): Promise<void> {
  await writeFile(join(folder, fileName), JSON.stringify(await hashes(folder), null, 2));
}

/**
 * Checks whether a folder contains exactly the files of its manifest, unaltered.
 *
 * @param folder The folder.
 * @returns False if there is no folder or no manifest, too.
 */
export async function isComplete(folder: string): Promise<boolean> {
  try {
    const expected: unknown = JSON.parse(await readFile(join(folder, fileName), 'utf8'));
    return JSON.stringify(expected) === JSON.stringify(await hashes(folder));
  } catch {
    return false;
  }
}

/**
 * Lists the files of a folder and of those inside.
 *
 * @param folder The folder.
 * @returns Their paths inside, with slashes, in order.
 */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
    .sort();
}

async function hashes(folder: string): Promise<Manifest> {
  const names = (await filesIn(folder)).filter((name) => name !== fileName);
  const entries = names.map(async (name) => {
    const path = join(folder, name);
    // A pipe has no end.
    if (!(await stat(path)).isFile()) throw new Error(`"${name}" is not a file`);
    const hash = createHash('sha256').update(await readFile(path));
    return [name, hash.digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
