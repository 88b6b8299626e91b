import type { RunRecord } from '../../batch/open-record.js';
import type { Run } from '../../batch/prepare-run.js';
import type { Settled } from '../../batch/record/settings/run-file.js';
import type { WantedEntries } from '../../batch/wanted-entries.js';
import { explainAll } from '../../batch/work/explain-all.js';
import type { Terminal } from '../../output/terminal.js';

/**
 * Explains the first pictures here, until one of them tells what all workers have to hold on to: the network, the backend, the versions, and how pixels become numbers. So a failure that every picture
 * would have ends the run before anything is in the queue.
 *
 * @param run The run.
 * @param entries Its entries.
 * @param record Its record.
 * @param words Gets what is said meanwhile.
 * @returns The facts; undefined where no picture could be explained.
 * @throws What ends a run
 */
export async function settleFirst(
  { given, out }: Run,
  { next, close }: WantedEntries,
  { settled, keep }: Pick<RunRecord, 'settled' | 'keep'>,
  words: Terminal,
): Promise<Settled | undefined> {
  if (settled() !== undefined) return settled();
  const { localExplainer } = await import('../../batch/work/local-explainer.js');
  const make = (known: Settled | undefined) =>
    localExplainer({ given, out, settled: known }, words);
  const first: WantedEntries = {
    close,
    next: async () => (settled() === undefined ? next() : undefined),
  };
  await explainAll(first, { size: 1, make }, undefined, keep);
  return settled();
}
