import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { requiredAnswer } from './required-answer.mjs';

/**
 * Starts a process of one-of-engines.mjs, which takes turns with others: its first answer says that it is ready, each further one how long the work took. Of the options
 * `featureLayer` lets it map that layer, too, `classes` as many classes, `topChannels` and `batchSize` let it make Score-CAM, and `backend: 'cpu'` is that of tfjs in the place of wasm.
 */
export function nodePlayer(network, threads, engine, options = {}) {
  const given = [network, String(threads), engine, JSON.stringify(options)];
  return { engine, ...playerOf(new URL('one-of-engines.mjs', import.meta.url), given) };
}

/** Starts a process of bare-predictions.mjs: its first answer says that it is ready, each further one how many milliseconds the processor was busy. */
export function barePlayer(network, folder) {
  return playerOf(new URL('bare-predictions.mjs', import.meta.url), [network, folder]);
}

/** Starts a process of contender-process.mjs: its first answer says that it is ready, each further one how long the work took, or why it failed. What it writes is left out. */
export function contenderPlayer(settings) {
  const script = new URL('../contenders/contender-process.mjs', import.meta.url);
  // Native TensorFlow knows its threads from the environment alone.
  const threads = { TF_NUM_INTRAOP_THREADS: String(settings.threads) };
  return playerOf(script, [JSON.stringify(settings)], {
    env: { ...process.env, ...threads },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function playerOf(script, given, options = {}) {
  const child = fork(fileURLToPath(script), given, options);
  const answers = on(child, 'message', { close: ['exit'] });
  return {
    pid: child.pid,
    // One that has ended, for want of memory perhaps, says so by its answer.
    tell: (work) => child.connected && child.send(work),
    answer: async () => requiredAnswer(await answers.next(), child)[0],
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
