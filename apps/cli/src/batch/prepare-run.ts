import { statSync } from 'node:fs';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { BatchArguments } from '../arguments/request.js';
import type { Source } from './entries/entry.js';
import { openSource } from './entries/open-source.js';
import { manifestName } from './record/read-manifest.js';
import { readRunFile, type RunFile } from './record/run-file.js';
import { requireSameRun } from './record/require-same-run.js';
import { settingsOfRun } from './record/settings-of-run.js';

/** A run that is about to begin, or to go on. */
export interface Run {
  readonly given: BatchArguments;
  /** Its folder. */
  readonly out: string;
  readonly source: Source;
  /** The settings, with what was settled before. */
  readonly file: RunFile;
}

/**
 * Finds the input of a run, and holds its settings against those of the run that is gone on with.
 *
 * @param given The parsed arguments.
 * @param out The folder of the run.
 * @returns The run.
 * @throws `BAD_OPTION` for another input, for other settings, and for a run that is there where `--resume` is not given
 */
export async function prepareRun(given: BatchArguments, out: string): Promise<Run> {
  const source = await openSource(given.input, out);
  const file: RunFile = { input: source.said, settings: settingsOfRun(given) };
  // A run that has no line yet has nothing to go on with: its settings may have been wrong.
  const { size = 0 } = statSync(join(out, manifestName), { throwIfNoEntry: false }) ?? {};
  if (size === 0) return { given, out, source, file };
  const before = readRunFile(out);
  if (before === undefined) {
    throw refused(
      `"${out}" has a ${manifestName} that is not of a run; name another folder with --out`,
    );
  }
  if (!given.resume)
    throw refused(
      `"${out}" has a run already; go on with it by --resume, or name another folder with --out`,
    );
  requireSameRun(before, file);
  return { given, out, source, file: before };
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
