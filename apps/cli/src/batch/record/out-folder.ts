import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';
import { notWritten } from './not-written.js';

/** The folder of files that are not whole yet, in that of the output: on the same disk, so that a rename is one step. */
const unfinished = '.unfinished';

/** The folder of a run. */
export interface OutFolder {
  readonly path: string;
  /**
   * Writes a file; there is never half of it under the name, however the process ends.
   *
   * @param name The path in the folder, with slashes.
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly write: (name: string, content: Uint8Array | string) => Promise<void>;
}

/**
 * Makes ready to write into the folder of a run.
 *
 * @param path The folder.
 * @returns The folder.
 */
export function outFolder(path: string): OutFolder {
  return {
    path,
    write: async (name, content) => {
      const target = join(path, name);
      const half = join(path, unfinished, randomUUID());
      try {
        await mkdir(join(path, unfinished), { recursive: true });
        await makeFolder(dirname(target));
        await writeFile(half, content);
        await rename(half, target);
      } catch (cause) {
        rmSync(half, { force: true });
        throw notWritten(target, cause);
      }
    },
  };
}

/**
 * Takes away what a run left unfinished.
 *
 * @param path The folder of the run.
 */
export function clearUnfinished(path: string): void {
  rmSync(join(path, unfinished), { recursive: true, force: true });
}
