import { entryKey } from '../../batch/record/entry-key.js';
import type { KeySet } from '../../batch/record/key-set.js';
import type { Chunk } from '../chunk/chunk.js';

/** A chunk that is in the queue. */
export interface PendingChunk {
  readonly chunk: Chunk;
  /** Tells whether the line of an entry is still missing, and that it comes now. */
  readonly isExpected: (key: Buffer) => boolean;
  /** The lines that are still missing; undefined where only the worker knows how many there are. */
  readonly missing: () => number | undefined;
  /** In milliseconds: so long its worker says that it is done, while its part is not to be seen. */
  unseenSince?: number | undefined;
}

/**
 * Notes a chunk that is in the queue.
 *
 * @param chunk The chunk.
 * @param seen The entries that are done or in the queue; of archives those that are done.
 * @param isNew False where the entries of the chunk are among them already.
 * @returns The note.
 */
export function pendingChunk(chunk: Chunk, seen: KeySet, isNew: boolean): PendingChunk {
  if (chunk.pictures === undefined)
    return { chunk, isExpected: (key) => seen.add(key), missing: () => undefined };
  const keys = chunk.pictures
    .map((each) => entryKey(each))
    .filter((key) => !isNew || seen.add(key));
  const expected = new Set(keys.map((key) => key.toString('hex')));
  return {
    chunk,
    isExpected: (key) => expected.delete(key.toString('hex')),
    missing: () => expected.size,
  };
}
