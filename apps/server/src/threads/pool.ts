import { setTimeout as wait } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Job } from '../explain/job.js';
import type { Made } from '../explain/made.js';
import type { ModelFacts } from '../explain/open-models.js';
import { Refusal } from '../refusal.js';
import { createFreeList } from './free-list.js';
import { inTime } from './in-time.js';
import { watchThread, type Thread } from './thread.js';

/** The threads that explain. One that ends, or has to be ended, is replaced. */
export interface Pool {
  /**
   * Starts the threads, the first one alone: it downloads what is to be downloaded.
   *
   * @returns The models.
   * @throws Why a model cannot be opened
   */
  readonly start: () => Promise<readonly ModelFacts[]>;
  readonly isReady: () => boolean;
  /**
   * Explains a picture, as soon as a thread is free.
   *
   * @param job The picture, and what is asked for.
   * @param milliseconds The time for it, from the moment when a thread takes it.
   * @returns The facts, the map or the overlay.
   * @throws What the thread threw; a `Refusal` where it took too long or the thread died of it
   */
  readonly explain: (job: Job, milliseconds: number) => Promise<Made>;
  readonly close: () => void;
}

/** The options of a pool. */
export interface PoolOptions {
  /** The number of threads. */
  readonly size: number;
  readonly startWorker: () => Worker;
  /** Hears why a thread is replaced, and why one that replaces it does not start. */
  readonly onReplaced: (reason: string) => void;
}

/** Between two tries to start a thread, in milliseconds: from the first to the longest. */
const [firstPause, longestPause] = [500, 30_000];

/**
 * Makes a pool of threads.
 *
 * @param options The number of threads, the start of one, and the listener that hears of those that are replaced.
 * @returns The pool, not started.
 */
export function createPool({ size, startWorker, onReplaced }: PoolOptions): Pool {
  const live = new Set<Thread>();
  const free = createFreeList<Thread>();
  let isClosed = false;

  const add = async (): Promise<readonly ModelFacts[]> => {
    const thread = watchThread(startWorker());
    const models = await thread.ready;
    if (isClosed) thread.end(closed());
    else {
      live.add(thread);
      void thread.ended.then(() => replace(thread));
      free.offer(thread);
    }
    return models;
  };
  const replace = async (thread: Thread): Promise<void> => {
    live.delete(thread);
    free.remove(thread);
    if (isClosed) return;
    onReplaced('it ended');
    await persist();
  };
  const persist = async (): Promise<void> => {
    for (let pause = firstPause; !isClosed; pause = Math.min(2 * pause, longestPause)) {
      const problem = await problemOf(add());
      if (problem === undefined) return;
      onReplaced(problem);
      if (live.size === 0) free.refuse(withoutThreads());
      await wait(pause, undefined, { ref: false });
    }
  };
  return {
    start: async () => {
      const models = await add();
      for (let index = 1; index < size; index += 1) void persist();
      return models;
    },
    isReady: () => live.size > 0,
    explain: async (job, milliseconds) => {
      const thread = await free.take();
      try {
        return await inTime(thread, job, milliseconds);
      } finally {
        if (!thread.isEnded()) free.offer(thread);
      }
    },
    close: () => {
      isClosed = true;
      for (const thread of live) thread.end(closed());
    },
  };
}

async function problemOf(done: Promise<unknown>): Promise<string | undefined> {
  try {
    await done;
    return undefined;
  } catch (cause) {
    return String(cause);
  }
}

function closed(): Error {
  return new Error('the threads were closed');
}

function withoutThreads(): Refusal {
  return new Refusal(503, 'LOADING', 'the server has no thread at the moment; try again.', {
    retryAfter: 2,
  });
}
