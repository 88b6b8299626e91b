import type { Entry } from '../entry.js';
import type { SourceFile } from '../file/source-file.js';
import { parquetEntries } from '../parquet/parquet-entries.js';
import { isParquet } from './archive-name.js';
import { tarEntries, type IsWanted } from './tar-entries.js';

/** The way an archive is read. */
interface Reading {
  /** Gets the bytes that were read, of a Parquet file about. */
  readonly told: (bytes: number) => void;
  /** In front of the names of its pictures. */
  readonly prefix: string;
  readonly isWanted: IsWanted;
  /** Of a Parquet file: the first row and the one behind the last, of whole groups; all where it is left out. */
  readonly rows?: readonly [from: number, to: number] | undefined;
}

/**
 * Lists the pictures of an archive.
 *
 * @param file The archive.
 * @param reading The way it is read.
 * @returns The entries.
 * @throws `BAD_OPTION` where a Parquet file has no column with pictures
 */
export function archiveEntries(
  file: SourceFile,
  { told, prefix, isWanted, rows }: Reading,
): AsyncGenerator<Entry> {
  if (!isParquet(file.name)) return tarEntries(file, told, isWanted, prefix);
  const shareTold = (share: number) => {
    told(share * file.size);
  };
  return parquetEntries(file, shareTold, isWanted, { prefix, rows });
}
