import { setTimeout as pause } from 'node:timers/promises';
import { GradCamError } from '@gradcam/errors';
import { inRunFolder } from '../../batch/in-run-folder.js';
import type { RunRecord, Totals } from '../../batch/open-record.js';
import type { Run } from '../../batch/prepare-run.js';
import { partsName, unfinishedOfWorkers } from '../../batch/record/unfinished.js';
import { wantedEntries } from '../../batch/wanted-entries.js';
import type { Terminal } from '../../output/terminal.js';
import type { ChunkQueue, QueueEngine, QueuePlace } from '../engine/chunk-queue.js';
import { nextQueueFile } from '../queue-file.js';
import { adoptChunks } from './adopt-chunks.js';
import { deadLetters, deadLettersName } from './outcome/dead-letters.js';
import { dispatch } from './dispatch.js';
import { doneArchives } from './outcome/done-archives.js';
import { newChunks, type RunPlan } from './new-chunks.js';
import { queueWatch } from './queue-watch.js';
import { settleFirst } from './settle-first.js';
import { takePart } from './outcome/take-part.js';

/** A run that is spread over machines. */
export interface QueuedRun extends Run, Pick<RunPlan, 'input' | 'output' | 'size'> {
  readonly queue: QueuePlace;
}

/** In milliseconds: between two looks at the queue where nothing has changed. */
const look = 200;

/**
 * Does a run, or the rest of it, by the workers of a queue: puts chunks there, and appends their lines to the manifest.
 *
 * @param engine The engine of the queue.
 * @param run The run.
 * @param words Gets what is said meanwhile.
 * @returns The number of entries that are done.
 * @throws `BACKEND_UNAVAILABLE` where the queue cannot be reached at first; `BACKEND_FAILED` where nobody could do some of the chunks; what ends a run
 */
export async function runQueue(
  engine: QueueEngine,
  run: QueuedRun,
  words: Terminal,
): Promise<Totals> {
  const queue = await engine.open(run.queue, words.fail);
  let dead = 0;
  try {
    const watch = queueWatch(queue, words);
    const totals = await inRunFolder(run, watch.words, async (_, record) => {
      dead = await doRest(run, record, queue, watch);
    });
    if (dead > 0) throw withDead(dead, run);
    return totals;
  } finally {
    await queue.close();
  }
}

/** The number of chunks that nobody could do. */
async function doRest(
  run: QueuedRun,
  record: RunRecord,
  queue: ChunkQueue,
  watch: ReturnType<typeof queueWatch>,
): Promise<number> {
  const { store, source } = run;
  const file = await nextQueueFile(store);
  const dead = await deadLetters(store, watch.words.fail);
  const archives = await doneArchives(store);
  const pending = await adoptChunks(file.run, store, record, queue);
  const entries = wantedEntries(source, record.before.done);
  try {
    const settled = await settleFirst(run, entries, record, watch.words);
    if (settled !== undefined) {
      const plan = { ...run, ...file, settled, archives };
      await dispatch(newChunks(plan, entries, record, pending), pending, {
        ...{ queue, most: watch.most, bury: ({ chunk }, ...said) => dead.add(chunk, ...said) },
        take: (chunk, result) => takePart(store, chunk, result, { record, archives, dead }),
        rest: async () => {
          await watch.look();
          await pause(look);
        },
      });
    }
  } finally {
    await entries.close();
  }
  // What was not taken is of a worker that was late: all of its lines are there. Which archives are done is remembered.
  const rest = source.archives === undefined ? partsName : unfinishedOfWorkers;
  if (dead.count() === 0) await store.clear(rest);
  return dead.count();
}

function withDead(dead: number, { store }: Run): GradCamError {
  return new GradCamError(
    'BACKEND_FAILED',
    `${dead} ${dead === 1 ? 'chunk' : 'chunks'} could not be explained by any worker; "${store.placeOf(deadLettersName)}" says why: correct that, and go on with --resume.`,
  );
}
