import { join } from 'node:path';
import type { Archive, Entry } from '../entry.js';
import { parquetEntries } from '../parquet/parquet-entries.js';
import { tarEntries, type IsWanted } from './tar-entries.js';

/** The way an archive is read. */
interface Reading {
  /** Gets the bytes that were read, of a Parquet file about. */
  readonly told: (bytes: number) => void;
  /** In bytes. */
  readonly size: number;
  readonly isWanted: IsWanted;
  /** Of a Parquet file: the first row and the one behind the last, of whole groups; all where it is left out. */
  readonly rows?: readonly [from: number, to: number] | undefined;
}

/**
 * Lists the pictures of an archive.
 *
 * @param root The folder of the input.
 * @param archive The archive.
 * @param reading The way it is read.
 * @returns The entries.
 * @throws `BAD_OPTION` where a Parquet file has no column with pictures
 */
export function archiveEntries(
  root: string,
  { path, prefix }: Archive,
  { told, size, isWanted, rows }: Reading,
): AsyncGenerator<Entry> {
  const full = join(root, path);
  if (!path.toLowerCase().endsWith('.parquet')) return tarEntries(full, told, isWanted, prefix);
  const shareTold = (share: number) => {
    told(share * size);
  };
  return parquetEntries(full, shareTold, isWanted, { prefix, rows });
}
