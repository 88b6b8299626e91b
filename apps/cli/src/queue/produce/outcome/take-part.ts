import { isObject } from '@gradcam/errors';
import type { RunRecord } from '../../../batch/open-record.js';
import type { RunStore } from '../../../batch/record/store/run-store.js';
import { partPlace } from '../../part-place.js';
import type { DeadLetters } from './dead-letters.js';
import type { DoneArchives } from './done-archives.js';
import { mergePart } from './merge-part.js';
import type { PendingChunk } from '../pending-chunk.js';

/** The books that the lines of a chunk go into. */
interface Books {
  readonly record: Pick<RunRecord, 'keepAll' | 'flush'>;
  readonly archives: DoneArchives;
  readonly dead: DeadLetters;
}

/**
 * Takes the lines of a chunk of which a worker says that it is done.
 *
 * @param store The place of the run.
 * @param pending The chunk.
 * @param result What the worker says; foreign.
 * @param books Where it goes.
 * @returns False where its part is not to be seen yet.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function takePart(
  store: Pick<RunStore, 'read' | 'remove'>,
  { chunk, isExpected, missing }: PendingChunk,
  result: unknown,
  { record, archives, dead }: Books,
): Promise<boolean> {
  const hash = isObject(result) ? result['hash'] : undefined;
  if (typeof hash !== 'string') return false;
  const isDone = missing() === 0 || (chunk.archive !== undefined && archives.has(chunk.archive));
  // Its part may be gone, where the run was killed before the queue forgot the chunk.
  if (isDone) {
    await store.remove(partPlace(chunk.part));
    return true;
  }
  if (!(await mergePart(store, chunk.part, record, isExpected, hash))) return false;
  const left = missing() ?? 0;
  if (left > 0) await dead.add(chunk, `its part lacks ${left} of its pictures`, 1);
  else if (chunk.archive !== undefined) await archives.add(chunk.archive);
  // What is killed before that finds the part again, and its lines are there already.
  await store.remove(partPlace(chunk.part));
  return true;
}
