import type { BatchArguments } from '../arguments/request.js';
import type { Source } from './entries/source.js';
import { openSource } from './entries/open-source.js';
import { openStore } from './record/store/open-store.js';
import type { RunStore } from './record/store/run-store.js';
import { runFileOf } from './record/settings/run-file-of.js';

/** A run that is about to begin, or to go on. */
export interface Run {
  readonly given: BatchArguments;
  /** Its folder, or its address in a bucket. */
  readonly out: string;
  readonly store: RunStore;
  readonly source: Source;
}

/**
 * Finds the input of a run, and refuses what does not fit what is in its folder.
 *
 * @param given The parsed arguments.
 * @param out The folder of the run, or its address in a bucket.
 * @returns The run.
 * @throws `BAD_OPTION` for another input, for other settings, and for a run that is there where `--resume` is not given
 */
export async function prepareRun(given: BatchArguments, out: string): Promise<Run> {
  const source = await openSource(given.input, out, given.endpoint);
  // Without a lock yet, so that nothing is written for what is refused; looked at again when there is one.
  const store = openStore(out, given.endpoint);
  await runFileOf(given, store, source);
  return { given, out, store, source };
}
