import type { Worker } from 'node:worker_threads';
import { GradCamError } from '@gradcam/errors';
import type { Job } from '../explain/job.js';
import type { Made } from '../explain/made.js';
import type { ModelFacts } from '../explain/open-models.js';
import type { Answer, Thrown } from './messages.js';

/** The thread with the models of the configuration. */
export interface Thread {
  /** The models, once they are open; rejects where they cannot be opened. */
  readonly ready: Promise<readonly ModelFacts[]>;
  /** Resolves when the thread takes no more jobs, for whatever reason. */
  readonly ended: Promise<void>;
  readonly isEnded: () => boolean;
  /**
   * Explains a picture; one after the other.
   *
   * @throws What the thread threw, and an `Error` where it ended
   */
  readonly explain: (job: Job) => Promise<Made>;
  /** Ends the thread at once; what it is at is rejected with the reason. */
  readonly end: (reason: Error) => void;
}

/** The functions that settle a promise. */
interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Watches over a thread from its start to its end.
 *
 * @param worker The thread, just started.
 * @returns The thread.
 */
export function watchThread(worker: Worker): Thread {
  let job: Waiting<Made> | undefined;
  let opening: Waiting<readonly ModelFacts[]> | undefined;
  let leave: (() => void) | undefined;
  let isEnded = false;
  const ready = new Promise<readonly ModelFacts[]>((resolve, reject) => {
    opening = { resolve, reject };
  });
  const ended = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const end = (cause: unknown) => {
    if (isEnded) return;
    isEnded = true;
    opening?.reject(cause);
    job?.reject(cause);
    leave?.();
    void worker.terminate();
  };
  worker.on('message', (answer: Answer) => {
    if (answer.kind === 'ready') opening?.resolve(answer.models);
    else {
      const asked = job;
      job = undefined;
      if (answer.kind === 'made') asked?.resolve(answer.made);
      else if (asked === undefined) end(asThrown(answer.thrown));
      else asked.reject(asThrown(answer.thrown));
    }
  });
  worker.on('error', end);
  worker.on('exit', (code) => {
    end(new Error(`a thread ended with ${code}`));
  });
  return {
    ready,
    ended,
    isEnded: () => isEnded,
    explain: (given) =>
      new Promise((resolve, reject) => {
        if (isEnded) reject(new Error('the thread has ended'));
        else {
          job = { resolve, reject };
          worker.postMessage(given);
        }
      }),
    end,
  };
}

/** An error that came out of another thread. */
function asThrown(thrown: Thrown): unknown {
  if ('sentence' in thrown) return new GradCamError(thrown.code, thrown.sentence);
  return thrown.error;
}
