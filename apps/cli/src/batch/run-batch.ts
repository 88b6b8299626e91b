import { join } from 'node:path';
import { GradCamError, visibleName } from '@gradcam/errors';
import type { Entry } from './entries/entry.js';
import { makeFolder } from '../files/make-folder.js';
import { quieter, type Terminal } from '../output/terminal.js';
import type { Run } from './prepare-run.js';
import { progressLine } from './progress-line.js';
import { lockFolder } from './record/lock/lock-folder.js';
import { openManifest } from './record/manifest.js';
import { clearUnfinished, outFolder } from './record/out-folder.js';
import { manifestName, readManifest } from './record/read-manifest.js';
import { runFileOf } from './record/settings/run-file-of.js';
import { writeRunFile } from './record/settings/run-file.js';
import { wantedEntries } from './wanted-entries.js';
import { collectLater } from './work/collect-later.js';
import { explainAll } from './work/explain-all.js';
import type { Outcome } from './work/explainer.js';
import { explainerFor } from './work/explainer-for.js';
import { workersOf } from './work/threads/workers-of.js';

/** The entries of a run that are done, with those of its earlier parts. */
export interface Totals {
  readonly count: number;
  readonly failures: number;
}

/**
 * Does a run, or the rest of it: reads, explains, writes the files of an entry, and then its line.
 *
 * @param run The run.
 * @param words Gets what is said meanwhile.
 * @returns The number of entries that are done.
 * @throws What ends a run; all that is done stays done
 */
export async function runBatch(run: Run, words: Terminal): Promise<Totals> {
  await makeFolder(run.out);
  const unlock = await lockFolder(run.out, run.given.input);
  const clear = () => {
    clearUnfinished(run.out);
    unlock();
  };
  process.on('exit', clear);
  try {
    clearUnfinished(run.out);
    const totals = await doRest(run, words);
    if (totals.count === 0) throw withoutPictures(run);
    sayTotals(totals, run, words);
    return totals;
  } finally {
    process.off('exit', clear);
    clear();
  }
}

async function doRest({ given, out, source }: Run, words: Terminal): Promise<Totals> {
  const file = runFileOf(given, out, source);
  const before = await readManifest(out);
  const folder = outFolder(out);
  if (file.settled === undefined) await writeRunFile(folder, file);
  const manifest = await openManifest(out, before.length);
  const entries = wantedEntries(source, before.done);
  const progress = progressLine(source, before, words);
  let { settled } = file;
  let { count, failures } = before;
  const keep = async ({ name }: Entry, outcome: Outcome): Promise<void> => {
    if (settled === undefined && outcome.settled !== undefined) {
      ({ settled } = outcome);
      await writeRunFile(folder, { ...file, settled });
    }
    await manifest.append(outcome.line);
    count += 1;
    if (outcome.failure !== undefined) {
      failures += 1;
      words.fail(`gradcam: ${visibleName(name)}: ${outcome.failure}`);
    }
    progress({ count, failures });
  };
  try {
    collectLater();
    const size = workersOf(given);
    const explainer = await explainerFor(size);
    const make = (known: typeof settled, index: number) =>
      // What one says of the network, all would say.
      explainer({ given, out, settled: known }, index === 0 ? words : silent(words));
    await explainAll(entries, { size, make, atOnce: source.atOnce }, settled, keep);
    return { count, failures };
  } finally {
    await entries.close();
    await manifest.close();
  }
}

function silent(words: Terminal): Terminal {
  return quieter(words, { json: false, quiet: true });
}

function sayTotals({ count, failures }: Totals, { out }: Run, words: Terminal): void {
  const failed = failures === 0 ? '' : `, ${failures} failed`;
  words.print(`Explained        ${count - failures} of ${count}${failed}`);
  words.print(`Manifest         ${join(out, manifestName)}`);
}

function withoutPictures({ given }: Run): GradCamError {
  return new GradCamError(
    'FILE_NOT_FOUND',
    `there are no pictures in "${given.input}"; name a folder, a "glob", a list or a prefix in a bucket that has some.`,
  );
}
