import type { Entry } from '../entry.js';
import { linesOf } from '../../../files/lines-of.js';
import type { SourceFile } from '../file/source-file.js';
import { listedEntry } from './listed-entry.js';
import { nothing } from '../nothing.js';
import { rowOf } from './row-of.js';

/**
 * Lists the pictures of a file of JSON lines: objects with `picture` and, where a class is named, `label`; or strings.
 *
 * @param file The list; pictures lie in its folder or below.
 * @param told Gets the bytes that were read.
 * @returns The entries.
 */
export async function* jsonEntries(
  file: SourceFile,
  told: (bytes: number) => void,
): AsyncGenerator<Entry> {
  let number = 0;
  for await (const { text: whole, end } of linesOf(file.pieces())) {
    number += 1;
    told(end);
    const text = number === 1 ? whole?.replace(/^\uFEFF/, '') : whole;
    if (text?.trim() === '') continue;
    const where = `${file.name}:${number}`;
    const row = parsed(text);
    yield row === undefined
      ? nothing(where, 'BAD_REGION', `${where} is not a line of JSON; correct the file.`)
      : listedEntry(row, file, where);
  }
}

function parsed(text: string | undefined) {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return rowOf(value);
  } catch {
    return undefined;
  }
}
