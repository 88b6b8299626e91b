import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { GradCamError } from '@gradcam/errors';
import { headings } from '../../../annotations/formats/headings.js';
import type { Entry } from '../entry.js';
import type { SourceFile } from '../file/source-file.js';
import { listedEntry } from './listed-entry.js';
import { nothing } from '../nothing.js';
import { smallPieces } from './small-pieces.js';

/** As `trim` and the other options of the sets of `gradcam evaluate`; a row that never ends is refused. */
const options = {
  bom: true,
  skip_empty_lines: true,
  relax_column_count: true,
  trim: true,
  max_record_size: 1 << 20,
  info: true,
} as const;

/**
 * Lists the pictures of a table with a heading, one a row.
 *
 * @param file The table; pictures lie in its folder or below.
 * @param told Gets the bytes that were read.
 * @returns The entries; where the table breaks off, the last one says so.
 * @throws `BAD_OPTION` where no column names the pictures
 */
export async function* csvEntries(
  file: SourceFile,
  told: (bytes: number) => void,
): AsyncGenerator<Entry> {
  const pieces = Readable.from(smallPieces(file.pieces()));
  const rows = pieces.pipe(parse(options));
  pieces.on('error', (cause) => rows.destroy(cause));
  let columns: Columns | undefined;
  let last = 0;
  try {
    // Border to csv-parse: with `info` a row comes with its place.
    for await (const { record, info } of rows as AsyncIterable<CsvRow>) {
      told(info.bytes);
      last = info.lines;
      if (columns === undefined) {
        columns = columnsOf(record, file.name);
        continue;
      }
      const row = { picture: record[columns.picture], label: record[columns.label] };
      yield listedEntry(row, file, `${file.name}:${info.lines}`);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const where = `${file.name}:${last + 1}`;
    yield nothing(where, 'BAD_REGION', brokenOff(where, cause.message));
  } finally {
    pieces.destroy();
  }
}

interface CsvRow {
  readonly record: readonly string[];
  readonly info: { readonly bytes: number; readonly lines: number };
}

interface Columns {
  readonly picture: number;
  readonly label: number;
}

function columnsOf(heading: readonly string[], name: string): Columns {
  const names = heading.map((each) => each.toLowerCase());
  const column = (known: readonly string[]) => names.findIndex((each) => known.includes(each));
  const columns = { picture: column(headings.picture), label: column(headings.label) };
  if (columns.picture !== -1) return columns;
  throw new GradCamError(
    'BAD_OPTION',
    `${name} has no column with the paths of the pictures, got ${names.join(', ')}, expected the headings picture and, where classes are named, label; add them.`,
  );
}

function brokenOff(where: string, reason: string): string {
  return `${where} and what follows cannot be read, got "${reason}"; correct the file.`;
}
