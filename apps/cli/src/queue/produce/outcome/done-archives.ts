import type { RunStore } from '../../../batch/record/store/run-store.js';
import { partsName } from '../../../batch/record/unfinished.js';
import type { ChunkArchive } from '../../chunk/chunk.js';

/** The archives of a run that are done: nobody lists what is in them to find out. */
export interface DoneArchives {
  readonly has: (archive: ChunkArchive) => boolean;
  /**
   * Adds one whose lines are in the manifest.
   *
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly add: (archive: ChunkArchive) => Promise<void>;
}

const name = `${partsName}/archives.jsonl`;

/**
 * Reads which archives of a run are done.
 *
 * @param store The place of the run.
 * @returns The list.
 */
export async function doneArchives(
  store: Pick<RunStore, 'read' | 'append'>,
): Promise<DoneArchives> {
  const text = (await store.read(name)) ?? '';
  // What was torn when the run was killed is the key of none.
  const known = new Set(text.split('\n'));
  return {
    has: (archive) => known.has(keyOf(archive)),
    add: async (archive) => {
      const key = keyOf(archive);
      known.add(key);
      await store.append(name, `\n${key}\n`);
    },
  };
}

function keyOf({ path, rows }: ChunkArchive): string {
  return JSON.stringify(rows === undefined ? [path] : [path, ...rows]);
}
