import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isOutside } from '../../files/is-outside.js';

/**
 * Refuses folders that links lead out of another one, also those that are not there yet.
 *
 * @param root The folder.
 * @param folders The folders, below it by their names.
 * @param known Those that were looked at before are left out.
 * @throws Where one is outside
 */
export async function requireWithin(
  root: string,
  folders: readonly string[],
  known: ReadonlySet<string>,
): Promise<void> {
  for (const folder of folders) {
    if (known.has(folder)) continue;
    if (isOutside(await realpath(root), await realOf(folder)))
      throw new Error('a link that leads out of the folder of the run');
  }
}

/** Of the part that is there. */
async function realOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (!isMissing || dirname(folder) === folder) throw cause;
    return realOf(dirname(folder));
  }
}
