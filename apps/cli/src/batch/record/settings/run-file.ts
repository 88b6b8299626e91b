import { GradCamError } from '@gradcam/errors';
import type { Preprocessing } from '@gradcam/models';
import type { RunStore } from '../store/run-store.js';
import { isRunFile } from './is-run-file.js';
import { runFileName } from './run-file-name.js';

/** The facts that a run found out with its first picture, and holds on to. */
export interface Settled {
  /** Title, format and hash of the network, of its class names, and the versions and the backend that ran it: what the numbers depend on. */
  readonly made: Readonly<Record<string, string>>;
  readonly preprocessing: Preprocessing | undefined;
  /** The engine that ran the network up to the feature layer. */
  readonly trunk: 'tfjs' | 'onnx';
}

/** The settings of a run. */
export interface RunFile {
  readonly input: Readonly<Record<string, string | number>>;
  /** By their names on the command line. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Not there before a picture was explained. */
  readonly settled?: Settled | undefined;
}

/**
 * Writes the settings of a run.
 *
 * @param store The place of the run.
 * @param run The settings.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function writeRunFile(
  { writeSettings }: Pick<RunStore, 'writeSettings'>,
  run: RunFile,
): Promise<void> {
  await writeSettings(`${JSON.stringify({ run: 1, ...run }, null, 2)}\n`);
}

/**
 * Reads the settings of a run.
 *
 * @param store The place of the run.
 * @returns The settings; undefined where there was no run.
 * @throws `BAD_OPTION` for a file that no run has written
 */
export async function readRunFile({
  readSettings,
  placeOf,
}: Pick<RunStore, 'readSettings' | 'placeOf'>): Promise<RunFile | undefined> {
  const text = await readSettings();
  if (text === undefined) return undefined;
  try {
    const content: unknown = JSON.parse(text);
    if (isRunFile(content)) return content;
  } catch {
    // Said below.
  }
  throw new GradCamError(
    'BAD_OPTION',
    `"${placeOf(runFileName)}" is not of a run of this version, got something else or what was changed since; name another folder with --out.`,
  );
}
