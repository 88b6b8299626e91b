import { isParquet } from '../../batch/entries/archives/archive-name.js';
import type { Entry } from '../../batch/entries/entry.js';
import type { SourceFile } from '../../batch/entries/file/source-file.js';
import type { Archives } from '../../batch/entries/source.js';
import type { WantedEntries } from '../../batch/wanted-entries.js';
import type { Chunk } from '../chunk/chunk.js';

/** The pictures of a chunk. */
export type ChunkWork = Pick<Chunk, 'pictures' | 'archive'>;

/**
 * Divides entries that are files or objects into chunks.
 *
 * @param entries The entries; those of one chunk are held.
 * @param size The pictures of a chunk.
 * @param keep Gets the entries of which nothing can be read.
 * @returns The chunks.
 */
export async function* picturesInChunks(
  { next }: WantedEntries,
  size: number,
  keep: (entry: Entry) => Promise<void>,
): AsyncGenerator<ChunkWork> {
  let pictures: NonNullable<ChunkWork['pictures']>[number][] = [];
  for (let entry = await next(); entry !== undefined; entry = await next()) {
    const { name, label, from } = entry;
    if (from.kind !== 'file' && from.kind !== 'object') {
      await keep(entry);
      continue;
    }
    pictures.push(label === undefined ? { name } : { name, label });
    if (pictures.length < size) continue;
    yield { pictures };
    pictures = [];
  }
  if (pictures.length > 0) yield { pictures };
}

/**
 * Divides archives into chunks: a tar file is one, and so is each group of rows of a Parquet file.
 *
 * @param archives The archives.
 * @returns The chunks.
 */
export async function* archivesInChunks({ all, open }: Archives): AsyncGenerator<ChunkWork> {
  for (const archive of all) {
    const { path, prefix, etag } = archive;
    const named = etag === undefined ? { path, prefix } : { path, prefix, etag };
    for (const rows of await rowsOf(open(archive)))
      yield { archive: rows === undefined ? named : { ...named, rows } };
  }
}

async function rowsOf(
  file: SourceFile,
): Promise<readonly (readonly [number, number] | undefined)[]> {
  if (!isParquet(file.name)) return [undefined];
  const { parquetGroups } = await import('../../batch/entries/parquet/parquet-groups.js');
  return parquetGroups(file);
}
