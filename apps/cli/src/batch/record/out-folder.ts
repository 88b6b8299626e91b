import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder } from '../../files/make-folder.js';
import { notWritten } from './not-written.js';
import { requireWithin } from './require-within.js';
import { syncFolder } from './sync-folder.js';
import { unfinished, unfinishedOfWorkers } from './unfinished.js';
import { writeDurably } from './write-durably.js';

/** The folder of a run. */
export interface OutFolder {
  readonly path: string;
  /**
   * Writes a file; there is never half of it under the name, however the process ends. When the promise resolves the disk has it.
   *
   * @param name The path in the folder, with slashes.
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly write: (name: string, content: Uint8Array | string) => Promise<void>;
}

/** So many folders are known to be on the disk before they are forgotten. */
const mostKnown = 1000;

/**
 * Makes ready to write into the folder of a run.
 *
 * @param path The folder.
 * @param isShared True where a queue names it, other workers write into it, and nothing may be written where a link leads out of it.
 * @returns The folder.
 */
export function outFolder(path: string, isShared = false): OutFolder {
  const known = new Set<string>();
  const halves = join(path, isShared ? unfinishedOfWorkers : unfinished);
  return {
    path,
    write: async (name, content) => {
      const target = join(path, name);
      const half = join(halves, randomUUID());
      try {
        if (isShared) await requireWithin(path, [halves, dirname(target)], known);
        await mkdir(halves, { recursive: true });
        await makeDurably(path, dirname(target), known);
        await writeDurably(half, content);
        await rename(half, target);
        await syncFolder(dirname(target));
      } catch (cause) {
        rmSync(half, { force: true });
        throw notWritten(target, cause);
      }
    },
  };
}

/** A folder is on the disk when the one above has its name. */
async function makeDurably(root: string, folder: string, known: Set<string>): Promise<void> {
  if (folder === root || known.has(folder)) return;
  await makeFolder(folder);
  for (let above = folder; above !== root; above = dirname(above)) await syncFolder(dirname(above));
  if (known.size >= mostKnown) known.clear();
  known.add(folder);
}

/**
 * Takes away what a run left unfinished.
 *
 * @param path The folder of the run.
 */
export function clearUnfinished(path: string): void {
  rmSync(join(path, unfinished), { recursive: true, force: true });
}
