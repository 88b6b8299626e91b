import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { GradCamError } from '@gradcam/errors';
import type { Terminal } from '../../../output/terminal.js';
import type { Setup } from '../explainer.js';
import { localExplainer } from '../local-explainer.js';
import type { Answer, Request, Thrown } from './messages.js';

// The program of a thread of `gradcam batch`: a network with a backend of its own, which explains the entries that it is sent.
if (parentPort !== null) serve(parentPort);

function serve(port: MessagePort): void {
  const answer = (message: Answer) => {
    port.postMessage(message);
  };
  // Border to Node: the thread that started this one gives a setup.
  const explainer = localExplainer(workerData as Setup, wordsOf(answer));
  port.on('message', (request: Request) => {
    if ('close' in request) {
      void explainer.close().finally(() => {
        port.close();
      });
      return;
    }
    const { id, entry } = request;
    explainer.explain(entry).then(
      (outcome) => {
        answer({ id, outcome });
      },
      (cause: unknown) => {
        answer({ id, thrown: thrownOf(cause) });
      },
    );
  });
}

function wordsOf(answer: (message: Answer) => void): Terminal {
  const send = (words: Exclude<keyof Terminal, 'isLive'>) => (text: string) => {
    answer({ words, text });
  };
  return {
    ...{ print: send('print'), say: send('say'), fail: send('fail') },
    ...{ progress: send('progress'), live: send('live'), isLive: false },
  };
}

function thrownOf(cause: unknown): Thrown {
  return cause instanceof GradCamError
    ? { code: cause.code, sentence: cause.sentence }
    : { error: cause };
}
