import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { requiredAnswer } from './required-answer.mjs';

const script = fileURLToPath(new URL('one-of-engines.mjs', import.meta.url));

/**
 * Starts a process of one-of-engines.mjs, which takes turns with others: its first answer says that it is ready, each further one how long the work took. Of the options
 * `featureLayer` lets it map that layer, too, `classes` as many classes, and `topChannels` and `batchSize` let it make Score-CAM.
 */
export function nodePlayer(network, threads, engine, options = {}) {
  const child = fork(script, [network, String(threads), engine, JSON.stringify(options)]);
  const answers = on(child, 'message', { close: ['exit'] });
  return {
    engine,
    tell: (work) => child.send(work),
    answer: async () => requiredAnswer(await answers.next(), child)[0],
    end: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
