import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Source } from '../entry.js';
import { archiveEntries } from './archive-entries.js';

/** Matches the names of archives. */
export const archiveName = /\.(tar|tar\.gz|tgz|parquet)$/i;

/**
 * Lists the pictures of a tar or Parquet file, or of several, one after the other. Their sizes stand for what is in them: to hash them takes as long as to read them.
 *
 * @param path The archive, or the pattern that names several.
 * @param shards Of several the folder of all, and their paths below it, with slashes: they come in front of the names of their pictures.
 * @param shards.root The folder.
 * @param shards.names The paths.
 * @returns The pictures.
 */
export function archiveSource(
  path: string,
  shards?: { readonly root: string; readonly names: readonly string[] },
): Source {
  const root = shards?.root ?? dirname(path);
  const archives =
    shards === undefined
      ? [{ path: basename(path), prefix: '' }]
      : shards.names.map((name) => ({ path: name, prefix: `${name}/` }));
  const sizes = archives.map((archive) => statSync(join(root, archive.path)).size);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  let [before, read] = [0, 0];
  const told = (bytes: number) => {
    read = before + bytes;
  };
  return {
    root,
    archives,
    said: {
      ...{ kind: 'archive', path, size },
      ...(shards === undefined ? {} : { hash: hashOf({ names: shards.names, sizes }) }),
    },
    entries: async function* (isWanted) {
      for (const [index, archive] of archives.entries()) {
        const own = sizes[index] ?? 0;
        yield* archiveEntries(root, archive, { told, size: own, isWanted });
        before += own;
      }
    },
    share: () => (size === 0 ? undefined : read / size),
    count: () => Promise.resolve(undefined),
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
