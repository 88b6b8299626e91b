import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { Preprocessing } from '@gradcam/models';
import type { OutFolder } from '../out-folder.js';
import { isRunFile } from './is-run-file.js';

/** The file of a run's settings, in its folder. */
const runFileName = 'run.json';

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
 * @param out Its folder.
 * @param run The settings.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function writeRunFile(out: OutFolder, run: RunFile): Promise<void> {
  await out.write(runFileName, `${JSON.stringify({ run: 1, ...run }, null, 2)}\n`);
}

/**
 * Reads the settings of a run.
 *
 * @param folder Its folder.
 * @returns The settings; undefined where there was no run.
 * @throws `BAD_OPTION` for a file that no run has written
 */
export function readRunFile(folder: string): RunFile | undefined {
  const path = join(folder, runFileName);
  if (!existsSync(path)) return undefined;
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isRunFile(content)) return content;
  } catch {
    // Said below.
  }
  throw new GradCamError(
    'BAD_OPTION',
    `"${path}" is not of a run of this version, got something else or what was changed since; name another folder with --out.`,
  );
}
