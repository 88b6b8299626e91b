import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

async function hashes(folder: string): Promise<Manifest> {
  const names = (await readdir(folder)).filter((name) => name !== fileName).sort();
  const entries = names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
