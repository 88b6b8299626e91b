import { GradCamError } from '@gradcam/errors';
import { inAdvance } from '../../batch/in-advance.js';
import type { RunRecord } from '../../batch/open-record.js';
import type { RunStore } from '../../batch/record/store/run-store.js';
import { partsName } from '../../batch/record/unfinished.js';
import type { Chunk } from '../chunk/chunk.js';
import { readChunk } from '../chunk/read-chunk.js';
import type { ChunkQueue } from '../engine/chunk-queue.js';
import { partPlace } from '../part-place.js';
import { mergePart } from './outcome/merge-part.js';
import { pendingChunk, type PendingChunk } from './pending-chunk.js';

/** So many parts are read at once. */
const atOnce = 8;

/**
 * Takes over what a run that was stopped left: its chunks in the queue, at which workers perhaps still are, and the parts that nobody has taken.
 *
 * @param run The run, by which its chunks are known.
 * @param store Its place.
 * @param record Its record.
 * @param queue The queue.
 * @returns The chunks that are still in the queue, by their ids.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function adoptChunks(
  run: string,
  store: RunStore,
  record: RunRecord,
  queue: ChunkQueue,
): Promise<Map<string, PendingChunk>> {
  const found = new Map<string, Chunk>();
  for (const { id, chunk: value } of await queue.list(`${run}-`)) {
    const chunk = readOwn(value, id);
    const isDead = (await queue.stateOf(id)).state === 'dead';
    // The pictures of those that nobody could do come into other chunks.
    if (chunk === undefined || isDead) await queue.remove(id);
    else found.set(id, chunk);
  }
  const { done } = record.before;
  const parts = new Set([...found.values()].map(({ part }) => part));
  const own = (await partsIn(store)).filter((part) => !parts.has(part));
  // Their lines are put together where that is better than one after the other.
  const merging = inAdvance(own, atOnce, async (part) => {
    if (await mergePart(store, part, record, (key) => done.add(key)))
      await store.remove(partPlace(part));
  });
  while ((await merging.next()).done !== true);
  return new Map([...found].map(([id, chunk]) => [id, pendingChunk(chunk, done, true)]));
}

/** Undefined for what is not a chunk of this run, whoever put it there. */
function readOwn(value: unknown, id: string): Chunk | undefined {
  try {
    const chunk = readChunk(value);
    return id === `${chunk.run}-${chunk.part}` ? chunk : undefined;
  } catch (cause) {
    if (cause instanceof GradCamError) return undefined;
    throw cause;
  }
}

async function partsIn(store: RunStore): Promise<readonly string[]> {
  const names = await store.names(partsName);
  return names.flatMap((name) => /^(\d+-\d+)\.jsonl$/.exec(name)?.[1] ?? []).sort();
}
