import { GradCamError } from '@gradcam/errors';
import { parquetMetadataAsync, parquetReadObjects, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { brokenOff } from '../broken-off.js';
import type { Entry } from '../entry.js';
import type { SourceFile } from '../file/source-file.js';
import { asyncBuffer } from './async-buffer.js';
import { parquetColumns } from './parquet-columns.js';
import { parquetEntry } from './parquet-entry.js';

/** The part of a file that is listed. */
interface Part {
  readonly prefix: string;
  readonly rows?: readonly [from: number, to: number] | undefined;
}

/** Of a group of rows, which is read as a whole, in bytes. */
const mostOfGroup = 2 ** 30;

/**
 * Lists the pictures inside of a Parquet file, in the order of its rows. One group of rows is held.
 *
 * @param file The file.
 * @param told Gets the share that was read, from 0 to 1.
 * @param isWanted Tells whether anybody is going to read a picture.
 * @param part The part of the file that is listed.
 * @param part.prefix In front of every name, where there are several files.
 * @param part.rows The first of the rows and the one behind the last, of whole groups; all where it is left out.
 * @returns The entries; where the file breaks off, the last one says so.
 * @throws `BAD_OPTION` where no column has pictures, `DOWNLOAD_FAILED` where the bucket is lost that it lies in
 */
export async function* parquetEntries(
  file: SourceFile,
  told: (share: number) => void,
  isWanted: (entry: Pick<Entry, 'name' | 'label'>) => boolean,
  { prefix, rows: wantedRows }: Part,
): AsyncGenerator<Entry> {
  const title = `${prefix}${file.name}`;
  try {
    const bytes = asyncBuffer(file);
    const metadata = await parquetMetadataAsync(bytes);
    const { picture, label } = parquetColumns(metadata, file.path);
    const columns = label === undefined ? [picture] : [picture, label];
    for (const { rowStart, rowEnd, share } of groupsOf(metadata, title)) {
      if (!isWithin(rowStart, wantedRows)) continue;
      // Bytes are bytes where the file does not say that they are text.
      const options = { metadata, columns, rowStart, rowEnd, compressors, utf8: false };
      const rows: readonly Record<string, unknown>[] = await parquetReadObjects({
        file: bytes,
        ...options,
      });
      for (const [index, row] of rows.entries()) {
        const name = `${prefix}${String(rowStart + index).padStart(9, '0')}`;
        const said = label === undefined ? undefined : row[label];
        const entry = parquetEntry(row[picture], said, { file, name });
        if (isWanted(entry)) yield entry;
      }
      told(share);
    }
  } catch (cause) {
    if (cause instanceof GradCamError && cause.code === 'BAD_OPTION') throw cause;
    yield brokenOff(title, cause, 'write');
  }
}

function isWithin(rowStart: number, rows: Part['rows']): boolean {
  return rows === undefined || (rowStart >= rows[0] && rowStart < rows[1]);
}

/** The groups of rows, one after the other. */
function* groupsOf(metadata: FileMetaData, title: string) {
  let rowStart = 0;
  const all = Number(metadata.num_rows);
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const size = Number(group.total_byte_size);
    if (size > mostOfGroup)
      throw new GradCamError(
        'BAD_OPTION',
        `${title} has a group of ${rowEnd - rowStart} rows with ${size} bytes, of which one has to fit in memory; write it with smaller groups (row_group_size).`,
      );
    yield { rowStart, rowEnd, share: rowEnd / all };
    rowStart = rowEnd;
  }
}
