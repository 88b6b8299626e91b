import { GradCamError } from '@gradcam/errors';
import type { Terminal } from '../output/terminal.js';
import { openRecord, type RunRecord, type Totals } from './open-record.js';
import type { Run } from './prepare-run.js';
import { manifestName } from './record/read-manifest.js';

/**
 * Does a run, or the rest of it, in its folder, which it has for itself meanwhile.
 *
 * @param run The run.
 * @param words Gets what is said meanwhile.
 * @param doRest Does what is left.
 * @returns The number of entries that are done.
 * @throws What ends a run; all that is done stays done
 */
export async function inRunFolder(
  run: Run,
  words: Terminal,
  doRest: (run: Run, record: RunRecord, words: Terminal) => Promise<void>,
): Promise<Totals> {
  const end = await run.store.begin(run.given.input);
  process.on('exit', end);
  try {
    const totals = await recorded(run, words, doRest);
    if (totals.count === 0) throw withoutPictures(run);
    sayTotals(totals, run, words);
    return totals;
  } finally {
    process.off('exit', end);
    end();
  }
}

async function recorded(
  run: Run,
  words: Terminal,
  doRest: Parameters<typeof inRunFolder>[2],
): Promise<Totals> {
  const record = await openRecord(run, words);
  try {
    await doRest(run, record, words);
    await record.finish();
    return record.totals();
  } finally {
    await record.close();
  }
}

function sayTotals({ count, failures }: Totals, { store }: Run, words: Terminal): void {
  const failed = failures === 0 ? '' : `, ${failures} failed`;
  words.print(`Explained        ${count - failures} of ${count}${failed}`);
  words.print(`Manifest         ${store.placeOf(manifestName)}`);
}

function withoutPictures({ given }: Run): GradCamError {
  return new GradCamError(
    'FILE_NOT_FOUND',
    `there are no pictures in "${given.input}"; name a folder, a "glob", a list (.csv, .jsonl), an archive (.tar, .tgz, .parquet) or a prefix in a bucket that has some.`,
  );
}
