import type { RunRecord } from '../../batch/open-record.js';
import type { Run } from '../../batch/prepare-run.js';
import type { Settled } from '../../batch/record/settings/run-file.js';
import { failedLine } from '../../batch/record/failed-line.js';
import type { WantedEntries } from '../../batch/wanted-entries.js';
import { readEntry } from '../../batch/work/read-entry.js';
import type { Entry } from '../../batch/entries/entry.js';
import type { Chunk } from '../chunk/chunk.js';
import { chunkSettings } from '../chunk/chunk-settings.js';
import { readChunk } from '../chunk/read-chunk.js';
import type { QueueFile } from '../queue-file.js';
import type { DoneArchives } from './outcome/done-archives.js';
import { pendingChunk, type PendingChunk } from './pending-chunk.js';
import { archivesInChunks, picturesInChunks, type ChunkWork } from './works-of.js';

/** The facts that all chunks of a run share. */
export interface RunPlan extends Run, QueueFile {
  /** The folders of the input and of the output, as workers find them. */
  readonly input: string;
  readonly output: string;
  /** The pictures of a chunk. */
  readonly size: number;
  readonly settled: Settled;
  readonly archives: DoneArchives;
}

/**
 * Makes the chunks that are not in the queue yet.
 *
 * @param plan The facts that all of them share.
 * @param entries The entries that are not done.
 * @param record Gets the lines of entries of which nothing can be read.
 * @param adopted The chunks that are in the queue.
 * @returns The chunks, by their ids.
 */
export async function* newChunks(
  plan: RunPlan,
  entries: WantedEntries,
  record: RunRecord,
  adopted: ReadonlyMap<string, PendingChunk>,
): AsyncGenerator<readonly [id: string, pending: PendingChunk]> {
  const { run, starts, archives } = plan;
  const taken = new Set([...adopted.values()].map(({ chunk }) => JSON.stringify(chunk.archive)));
  let count = 0;
  for await (const work of worksOf(plan, entries, record)) {
    const { archive } = work;
    if (archive !== undefined && (archives.has(archive) || taken.has(JSON.stringify(archive))))
      continue;
    const part = `${starts}-${String(count).padStart(6, '0')}`;
    count += 1;
    const chunk = chunkOf(plan, part, work);
    yield [`${run}-${part}`, pendingChunk(chunk, record.before.done, false)];
  }
}

function worksOf(
  { source, size }: RunPlan,
  entries: WantedEntries,
  { keep }: RunRecord,
): AsyncIterable<ChunkWork> {
  if (source.archives !== undefined) return archivesInChunks(source.archives);
  return picturesInChunks(entries, size, (entry) => keepUnreadable(entry, keep));
}

async function keepUnreadable(entry: Entry, keep: RunRecord['keep']): Promise<void> {
  const { hash, picture } = await readEntry(entry);
  if (!('code' in picture)) return;
  await keep(entry, { line: failedLine(entry, hash, picture), failure: picture.message });
}

function chunkOf(
  { run, input, output, given, settled }: RunPlan,
  part: string,
  work: ChunkWork,
): Chunk {
  const settings = chunkSettings(given);
  const chunk: Chunk = { gradcam: 1, run, part, input, out: output, settings, settled, ...work };
  // As workers get it and check it: what they would refuse is said here.
  const value: unknown = JSON.parse(JSON.stringify(chunk));
  return readChunk(value);
}
