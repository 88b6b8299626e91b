import { checkWorker } from '../arguments/check/check-worker.js';
import { defaultQueue } from '../arguments/options/queue-options.js';
import type { WorkerArguments } from '../arguments/request.js';
import { quieter, type Terminal } from '../output/terminal.js';

/**
 * Checks what `gradcam worker` is asked for, before anything is loaded.
 *
 * @param given The parsed arguments.
 * @param terminal The terminal to write to.
 * @returns Works until it is told to end, and gives the exit code.
 * @throws `BAD_OPTION`
 */
export function worker(given: WorkerArguments, terminal: Terminal): () => Promise<number> {
  const { root, out, queue: url } = checkWorker(given);
  const words = quieter(terminal, { json: false, quiet: given.quiet });
  return async () => {
    const [{ serveQueue }, { redisEngine }, { workersOf }] = await Promise.all([
      import('../queue/work/serve-queue.js'),
      import('../queue/engine/redis-engine.js'),
      import('../batch/work/threads/workers-of.js'),
    ]);
    const { model, labels, backend, offline, endpoint, takeover, idle } = given;
    const place = { root, out, endpoint, model, labels, backend, offline };
    const queue = { url, name: given.queueName ?? defaultQueue };
    const serving = { place, queue, size: workersOf(given), takeover, idle };
    await serveQueue(redisEngine, serving, words);
    return 0;
  };
}
