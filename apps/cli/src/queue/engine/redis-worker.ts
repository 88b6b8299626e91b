import { setTimeout as pause } from 'node:timers/promises';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Attempt, QueuePlace, QueueWorker, WorkerJob } from './chunk-queue.js';
import { connectRedis } from './connect-redis.js';
import { attempts, prefix } from './redis-names.js';
import { restAfterFailures } from './rest-after-failures.js';

/** In milliseconds: for the last words to the server, when nothing is worked at any more. */
const patience = 3000;

/**
 * Works for a queue of BullMQ.
 *
 * @param place The server, and the name of the queue.
 * @param job What is done with a chunk.
 * @param say Gets a sentence when the connection is lost, and when something fails.
 * @returns The worker; the caller closes it.
 * @throws `BACKEND_UNAVAILABLE` where the server cannot be reached at first
 */
export async function redisWorker(
  { url, name }: QueuePlace,
  job: WorkerJob,
  say: (sentence: string) => void,
): Promise<QueueWorker> {
  const connection = await connectRedis(url, say);
  const lockDuration = 1000 * job.takeover;
  const busy = { count: 0, since: Date.now() };
  const attempted = async (taken: Job, token = '') => {
    busy.count += 1;
    try {
      return resultOf(await job.work(takenOf(taken, token, lockDuration)));
    } finally {
      busy.count -= 1;
      busy.since = Date.now();
    }
  };
  const worker = new Worker(name, attempted, {
    ...{ connection, prefix, name: job.title, concurrency: job.atOnce, lockDuration },
    // Looked for twice as often: so a chunk is taken over after twice this time at the latest.
    ...{ stalledInterval: lockDuration / 2, maxStalledCount: attempts - 1, runRetryDelay: 1000 },
  });
  const rest = restAfterFailures({
    pause: () => worker.pause(true),
    resume: () => worker.resume(),
  });
  worker.on('error', (cause) => {
    // That of another worker in the meantime, or a connection that is lost: both are said elsewhere.
    if (!isExpected(cause)) say(`The queue has a problem: ${cause.message}`);
  });
  worker.on('completed', rest.succeeded);
  worker.on('failed', (_, cause) => {
    // That nobody could do it is no fault of this one.
    if (!(cause instanceof UnrecoverableError)) rest.failed();
  });
  return {
    idleFor: () => (busy.count > 0 ? 0 : Date.now() - busy.since),
    close: async () => {
      rest.end();
      const closed = worker.close().then(() => true);
      while (!(await Promise.race([closed, pause(patience, false)])) && busy.count > 0);
      connection.disconnect();
      // BullMQ waits for ever where it is closed while a connection is lost; that is to hold up nobody.
      setTimeout(() => process.exit(), patience).unref();
    },
  };
}

function takenOf(taken: Job, token: string, lockDuration: number) {
  const chunk: unknown = taken.data;
  return {
    id: taken.id ?? '',
    chunk,
    isOwn: async () => {
      try {
        return (await taken.extendLock(token, lockDuration)) > 0;
      } catch {
        return false;
      }
    },
  };
}

function resultOf(attempt: Attempt) {
  if ('result' in attempt) return attempt.result;
  throw new UnrecoverableError(attempt.hopeless);
}

function isExpected({ message }: Error): boolean {
  return /missing lock|missing key|not in the active state|lock mismatch|could not renew lock|connection is closed|ECONN|EPIPE|ETIMEDOUT|LOADING/i.test(
    message,
  );
}
