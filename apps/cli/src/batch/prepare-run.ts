import type { BatchArguments } from '../arguments/request.js';
import type { Source } from './entries/entry.js';
import { openSource } from './entries/open-source.js';
import { runFileOf } from './record/settings/run-file-of.js';

/** A run that is about to begin, or to go on. */
export interface Run {
  readonly given: BatchArguments;
  /** Its folder. */
  readonly out: string;
  readonly source: Source;
}

/**
 * Finds the input of a run, and refuses what does not fit what is in its folder.
 *
 * @param given The parsed arguments.
 * @param out The folder of the run.
 * @returns The run.
 * @throws `BAD_OPTION` for another input, for other settings, and for a run that is there where `--resume` is not given
 */
export async function prepareRun(given: BatchArguments, out: string): Promise<Run> {
  const source = await openSource(given.input, out, given.endpoint);
  // Without a lock yet, so that nothing is written for what is refused; looked at again when there is one.
  runFileOf(given, out, source);
  return { given, out, source };
}
