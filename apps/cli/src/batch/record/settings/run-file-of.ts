import { GradCamError } from '@gradcam/errors';
import type { BatchArguments } from '../../../arguments/request.js';
import type { Source } from '../../entries/source.js';
import { manifestName } from '../read-manifest.js';
import type { RunStore } from '../store/run-store.js';
import { requireSameRun } from './require-same-run.js';
import { readRunFile, type RunFile } from './run-file.js';
import { settingsOfRun } from './settings-of-run.js';

/**
 * Makes the settings of a run, and holds them against those of the run that is gone on with.
 *
 * @param given The parsed arguments.
 * @param store The place of the run.
 * @param source The input.
 * @returns The settings, with what was settled before.
 * @throws `BAD_OPTION` for another input, for other settings, and for a run that is there where `--resume` is not given
 */
export async function runFileOf(
  given: BatchArguments,
  store: Pick<RunStore, 'path' | 'placeOf' | 'hasLines' | 'readSettings'>,
  source: Source,
): Promise<RunFile> {
  const file: RunFile = { input: source.said, settings: settingsOfRun(given) };
  // A run that has no line yet has nothing to go on with: its settings may have been wrong.
  if (!(await store.hasLines())) return file;
  const before = await readRunFile(store);
  if (before === undefined) {
    throw refused(
      `"${store.path}" has a ${manifestName} that is not of a run; name another folder with --out`,
    );
  }
  if (!given.resume)
    throw refused(
      `"${store.path}" has a run already; go on with it by --resume, or name another folder with --out`,
    );
  requireSameRun(before, file);
  return before;
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
