import { quieter, type Terminal } from '../output/terminal.js';
import { inRunFolder } from './in-run-folder.js';
import type { RunRecord, Totals } from './open-record.js';
import type { Run } from './prepare-run.js';
import { wantedEntries } from './wanted-entries.js';
import { collectLater } from './work/collect-later.js';
import { explainAll } from './work/explain-all.js';
import type { Setup } from './work/explainer.js';
import { explainerFor } from './work/explainer-for.js';
import { workersOf } from './work/threads/workers-of.js';

/**
 * Does a run, or the rest of it, on this machine: reads, explains, writes the files of an entry, and then its line.
 *
 * @param run The run.
 * @param words Gets what is said meanwhile.
 * @returns The number of entries that are done.
 * @throws What ends a run; all that is done stays done
 */
export function runBatch(run: Run, words: Terminal): Promise<Totals> {
  return inRunFolder(run, words, explainRest);
}

async function explainRest(
  { given, out, store, source }: Run,
  { before, settled, keep }: RunRecord,
  words: Terminal,
): Promise<void> {
  const entries = wantedEntries(source, before.done);
  try {
    collectLater();
    const size = workersOf(given);
    const explainer = await explainerFor(size);
    const make = (known: Setup['settled'], index: number) =>
      // What one says of the network, all would say.
      explainer({ given, out, settled: known }, index === 0 ? words : silent(words));
    await explainAll(
      entries,
      { size, make, atOnce: store.atOnce ?? source.atOnce },
      settled(),
      keep,
    );
  } finally {
    await entries.close();
  }
}

function silent(words: Terminal): Terminal {
  return quieter(words, { json: false, quiet: true });
}
