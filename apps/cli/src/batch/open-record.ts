import { visibleName } from '@gradcam/errors';
import type { Terminal } from '../output/terminal.js';
import type { Entry } from './entries/entry.js';
import type { Run } from './prepare-run.js';
import { progressLine } from './progress-line.js';
import type { Recorded } from './record/read-manifest.js';
import { runFileOf } from './record/settings/run-file-of.js';
import { writeRunFile, type Settled } from './record/settings/run-file.js';
import type { Outcome } from './work/explainer.js';

/** The entries of a run that are done, with those of its earlier parts. */
export interface Totals {
  readonly count: number;
  readonly failures: number;
}

/** The line of an entry. */
export interface KeptLine {
  readonly name: string;
  /** Of the manifest; its files are written. */
  readonly line: string;
  /** A sentence, where the entry failed. */
  readonly failure?: string | undefined;
}

/** The record of a run: its settings and its manifest. */
export interface RunRecord {
  /** The entries that were done before. */
  readonly before: Recorded;
  /** The facts that were found out with the first picture; undefined until then. */
  readonly settled: () => Settled | undefined;
  /** Appends the line of an entry, and tells what failed and how far it is. */
  readonly keep: (entry: Pick<Entry, 'name'>, outcome: Outcome) => Promise<void>;
  /** The same of several, in one step. */
  readonly keepAll: (lines: readonly KeptLine[]) => Promise<void>;
  /** Waits until another run would find all lines that were kept so far. */
  readonly flush: () => Promise<void>;
  /** Makes the manifest a whole, when nothing more is to come. */
  readonly finish: () => Promise<void>;
  readonly totals: () => Totals;
  readonly close: () => Promise<void>;
}

/**
 * Opens the record of a run that begins or goes on.
 *
 * @param run The run.
 * @param words Gets what failed, and how far it is.
 * @returns The record; the caller closes it.
 * @throws `BAD_OPTION` for what is not of this run, `FILE_NOT_WRITTEN`
 */
export async function openRecord(run: Run, words: Terminal): Promise<RunRecord> {
  const { given, store, source } = run;
  const file = await runFileOf(given, store, source);
  const before = await store.readManifest();
  if (file.settled === undefined) await writeRunFile(store, file);
  const manifest = await store.openManifest(before, words.say);
  const progress = progressLine(source, before, words);
  let { settled } = file;
  let { count, failures } = before;
  const keepAll = async (lines: readonly KeptLine[]): Promise<void> => {
    await manifest.append(lines.map(({ line }) => line).join('\n'));
    count += lines.length;
    for (const { name, failure } of lines) {
      if (failure === undefined) continue;
      failures += 1;
      words.fail(`gradcam: ${visibleName(name)}: ${failure}`);
    }
    progress({ count, failures });
  };
  return {
    before,
    settled: () => settled,
    keep: async ({ name }, outcome) => {
      if (settled === undefined && outcome.settled !== undefined) {
        ({ settled } = outcome);
        await writeRunFile(store, { ...file, settled });
      }
      await keepAll([{ name, line: outcome.line, failure: outcome.failure }]);
    },
    keepAll,
    ...{ flush: manifest.flush, finish: manifest.finish },
    totals: () => ({ count, failures }),
    close: manifest.close,
  };
}
