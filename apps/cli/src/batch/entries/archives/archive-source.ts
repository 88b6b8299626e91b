import type { Archives, Source } from '../source.js';
import { archiveEntries } from './archive-entries.js';

/** The archives of a run, and what is said of them. */
interface Found extends Archives {
  /** The folder or the address in a bucket that all lie below. */
  readonly root: string;
  /** The facts that `run.json` says beside their kind and their size. */
  readonly said: Source['said'];
}

/**
 * Lists the pictures of tar or Parquet files, one after the other. Their sizes stand for what is in them: to hash them takes as long as to read them.
 *
 * @param found The archives.
 * @returns The pictures.
 */
export function archiveSource({ root, said, all, open }: Found): Source {
  const size = all.reduce((sum, each) => sum + each.size, 0);
  let [before, read] = [0, 0];
  const told = (bytes: number) => {
    read = before + bytes;
  };
  return {
    root,
    archives: { all, open },
    said: { kind: 'archive', ...said, size },
    entries: async function* (isWanted) {
      for (const archive of all) {
        yield* archiveEntries(open(archive), { told, prefix: archive.prefix, isWanted });
        before += archive.size;
      }
    },
    share: () => (size === 0 ? undefined : read / size),
    count: () => Promise.resolve(undefined),
  };
}
