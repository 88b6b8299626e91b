import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from '../entry.js';
import { parquetEntries } from '../parquet/parquet-entries.js';
import { tarEntries } from './tar-entries.js';

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
  const archives =
    shards === undefined
      ? [{ path, prefix: '' }]
      : shards.names.map((name) => ({ path: join(shards.root, name), prefix: `${name}/` }));
  const sizes = archives.map((archive) => statSync(archive.path).size);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  let [before, read] = [0, 0];
  const told = (bytes: number) => {
    read = before + bytes;
  };
  return {
    said: {
      ...{ kind: 'archive', path, size },
      ...(shards === undefined ? {} : { hash: hashOf({ names: shards.names, sizes }) }),
    },
    entries: async function* (isWanted) {
      for (const [index, archive] of archives.entries()) {
        const own = sizes[index] ?? 0;
        yield* archive.path.toLowerCase().endsWith('.parquet')
          ? parquetEntries(
              archive.path,
              (share) => {
                told(share * own);
              },
              isWanted,
              archive.prefix,
            )
          : tarEntries(archive.path, told, isWanted, archive.prefix);
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
