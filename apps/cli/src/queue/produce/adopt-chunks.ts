import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { RunRecord } from '../../batch/open-record.js';
import { partsName } from '../../batch/record/unfinished.js';
import type { Chunk } from '../chunk/chunk.js';
import { readChunk } from '../chunk/read-chunk.js';
import type { ChunkQueue } from '../engine/chunk-queue.js';
import { mergePart } from './outcome/merge-part.js';
import { pendingChunk, type PendingChunk } from './pending-chunk.js';

/**
 * Takes over what a run that was stopped left: its chunks in the queue, at which workers perhaps still are, and the parts that nobody has taken.
 *
 * @param run The run, by which its chunks are known.
 * @param out Its folder.
 * @param record Its record.
 * @param queue The queue.
 * @returns The chunks that are still in the queue, by their ids.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function adoptChunks(
  run: string,
  out: string,
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
  for (const part of await partsIn(out))
    if (!parts.has(part)) await mergePart(out, part, record, (key) => done.add(key));
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

async function partsIn(out: string): Promise<readonly string[]> {
  const names = await readdir(join(out, partsName)).catch(() => []);
  return names.flatMap((name) => /^(\d+-\d+)\.jsonl$/.exec(name)?.[1] ?? []).sort();
}
