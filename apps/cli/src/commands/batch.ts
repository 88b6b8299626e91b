import { resolve } from 'node:path';
import { checkBatch } from '../arguments/check/check-batch.js';
import type { BatchArguments } from '../arguments/request.js';
import { prepareRun } from '../batch/prepare-run.js';
import { quieter, type Terminal } from '../output/terminal.js';

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
  const out = resolve(await checkBatch(given));
  const run = await prepareRun(given, out);
  const words = quieter(terminal, { json: false, quiet: given.quiet });
  return async () => {
    const { runBatch } = await import('../batch/run-batch.js');
    const { count, failures } = await runBatch(run, words);
    if (failures === 0) return 0;
    return failures === count ? 1 : 3;
  };
}
