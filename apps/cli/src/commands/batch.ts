import { resolve } from 'node:path';
import { checkBatch } from '../arguments/check/check-batch.js';
import { defaultQueue } from '../arguments/options/queue-options.js';
import type { BatchArguments } from '../arguments/request.js';
import { addressText, bucketAddress } from '../batch/bucket/bucket-address.js';
import { isBucketAddress } from '../batch/bucket/is-bucket-address.js';
import type { Totals } from '../batch/open-record.js';
import { prepareRun, type Run } from '../batch/prepare-run.js';
import { quieter, type Terminal } from '../output/terminal.js';
import { sharedPlace } from '../queue/produce/shared-place.js';

/** The pictures of a chunk where nobody says. */
const usualChunk = 32;

/**
 * Checks what `gradcam batch` is asked for, before anything is loaded.
 *
 * @param given The parsed arguments.
 * @param terminal The terminal to write to.
 * @returns Does it, and gives the exit code.
 * @throws `BAD_OPTION`
 */
export async function batch(
  given: BatchArguments,
  terminal: Terminal,
): Promise<() => Promise<number>> {
  const named = await checkBatch(given);
  const out = isBucketAddress(named) ? addressText(bucketAddress(named)) : resolve(named);
  const run = await prepareRun(given, out);
  const words = quieter(terminal, { json: false, quiet: given.quiet });
  const { queue: url } = given;
  const doRun = url === undefined ? here : spread(run, url);
  return async () => {
    const { count, failures } = await doRun(run, words);
    if (failures === 0) return 0;
    return failures === count ? 1 : 3;
  };
}

type DoRun = (run: Run, words: Terminal) => Promise<Totals>;

const here: DoRun = async (run, words) => {
  const { runBatch } = await import('../batch/run-batch.js');
  return runBatch(run, words);
};

/** By the workers of a queue. */
function spread({ given, out, source }: Run, url: string): DoRun {
  const { shared, queueName: name = defaultQueue, chunk: size = usualChunk } = given;
  const input = sharedPlace(shared, source.root);
  const output = sharedPlace(shared, out);
  return async (run, words) => {
    const [{ runQueue }, { redisEngine }] = await Promise.all([
      import('../queue/produce/run-queue.js'),
      import('../queue/engine/redis-engine.js'),
    ]);
    return runQueue(redisEngine, { ...run, input, output, size, queue: { url, name } }, words);
  };
}
