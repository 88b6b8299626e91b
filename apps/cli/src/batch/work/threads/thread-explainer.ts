import { Worker } from 'node:worker_threads';
import { GradCamError } from '@gradcam/errors';
import type { Terminal } from '../../../output/terminal.js';
import type { Entry } from '../../entries/entry.js';
import type { Explainer, Outcome, Setup } from '../explainer.js';
import type { Answer, Request, Thrown } from './messages.js';

/** An entry that a thread works at. */
interface Waiting {
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Makes an explainer in a thread of its own, which starts with its first entry: it takes a second to load what it needs.
 *
 * @param setup What it is made of.
 * @param words Gets what is said meanwhile.
 * @returns The explainer; the caller closes it.
 */
export function threadExplainer(setup: Setup, words: Terminal): Explainer {
  let started: Explainer | undefined;
  return {
    explain: (entry) => {
      started ??= startThread(setup, words);
      return started.explain(entry);
    },
    close: async () => {
      await started?.close();
    },
  };
}

function startThread(setup: Setup, words: Terminal): Explainer {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: setup });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let ended: Error | undefined;
  const end = (cause: Error) => {
    ended ??= cause;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    if ('words' in answer) {
      words[answer.words](answer.text);
      return;
    }
    const { resolve, reject } = waiting.get(answer.id) ?? {};
    waiting.delete(answer.id);
    if ('outcome' in answer) resolve?.(answer.outcome);
    else reject?.(asThrown(answer.thrown));
  });
  worker.on('error', end);
  const gone = new Promise<void>((resolve) => {
    worker.on('exit', (code) => {
      end(new Error(`a worker ended with ${code}`));
      resolve();
    });
  });
  const send = (request: Request) => {
    worker.postMessage(request);
  };
  return {
    explain: (entry: Entry) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) {
          reject(ended);
          return;
        }
        count += 1;
        waiting.set(count, { resolve, reject });
        send({ id: count, entry });
      }),
    close: async () => {
      send({ close: true });
      await gone;
    },
  };
}

/** An error that came out of another thread. */
function asThrown(thrown: Thrown): unknown {
  if ('sentence' in thrown) return new GradCamError(thrown.code, thrown.sentence);
  return thrown.error;
}
