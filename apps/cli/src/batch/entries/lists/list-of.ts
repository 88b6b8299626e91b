import { posix } from 'node:path';
import type { Entry } from '../entry.js';
import type { SourceFile } from '../file/source-file.js';
import { csvEntries } from './csv-entries.js';
import { jsonEntries } from './json-entries.js';

/** Reads a list, and tells the number of bytes that were read. */
export type List = (file: SourceFile, told: (bytes: number) => void) => AsyncIterable<Entry>;

const lists: ReadonlyMap<string, List> = new Map([
  ['.csv', csvEntries],
  ['.jsonl', jsonEntries],
  ['.ndjson', jsonEntries],
]);

/**
 * Finds the reader of a list, by the ending of its name.
 *
 * @param name The name.
 * @returns The reader; undefined for what is no list.
 */
export function listOf(name: string): List | undefined {
  return lists.get(posix.extname(name).toLowerCase());
}
