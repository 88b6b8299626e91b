import { Queue } from 'bullmq';
import type { ChunkQueue, ChunkState, QueuePlace } from './chunk-queue.js';
import { connectRedis } from './connect-redis.js';
import { attempts, prefix } from './redis-names.js';

/** In seconds: the one that fills the queue removes what it has seen; this is for one that never comes back. */
const week = 7 * 86_400;

const options = {
  attempts,
  // 1, 2, 4 and 8 seconds; up to a half less, so that not all that failed at once come back at once.
  backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
  removeOnComplete: { age: week },
  removeOnFail: { age: 4 * week },
} as const;

/**
 * Opens a queue of BullMQ to fill it.
 *
 * @param place The server, and the name of the queue.
 * @param say Gets a sentence when the connection is lost, and when it is back.
 * @returns The queue; the caller closes it.
 * @throws `BACKEND_UNAVAILABLE` where it cannot be reached at first
 */
export async function redisQueue(
  { url, name }: QueuePlace,
  say: (sentence: string) => void,
): Promise<ChunkQueue> {
  const connection = await connectRedis(url, say);
  const queue = new Queue(name, { connection, prefix });
  // The connection tells.
  queue.on('error', () => undefined);
  return {
    add: async (id, chunk) => {
      await queue.add('chunk', chunk, { ...options, jobId: id });
    },
    stateOf: (id) => stateOf(queue, id),
    remove: async (id) => {
      await queue.remove(id);
    },
    list: async (start) => {
      const ids = await queue.getRanges(
        ['wait', 'active', 'delayed', 'failed', 'completed'],
        0,
        -1,
      );
      const own = ids.filter((id) => id.startsWith(start));
      return Promise.all(own.map(async (id) => ({ id, chunk: await dataOf(queue, id) })));
    },
    counts: async () => {
      const {
        wait = 0,
        delayed = 0,
        active = 0,
      } = await queue.getJobCounts(...(['wait', 'delayed', 'active'] as const));
      return { waiting: wait + delayed, active, workers: await queue.getWorkersCount() };
    },
    close: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}

async function stateOf(queue: Queue, id: string): Promise<ChunkState> {
  const state = await queue.getJobState(id);
  if (state === 'unknown') return { state: 'missing' };
  if (state !== 'completed' && state !== 'failed') return { state: 'open' };
  const job = await queue.getJob(id);
  if (job === undefined) return { state: 'missing' };
  if (state === 'completed') return { state: 'done', result: job.returnvalue };
  return { state: 'dead', reason: job.failedReason, attempts: job.attemptsMade };
}

/** Undefined where it is no JSON. */
async function dataOf(queue: Queue, id: string): Promise<unknown> {
  try {
    return (await queue.getJob(id))?.data;
  } catch {
    return undefined;
  }
}
