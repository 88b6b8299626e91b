import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { GradCamError, isObject } from '@gradcam/errors';
import { linesOf, type Line } from '../../files/lines-of.js';
import { entryKey } from './entry-key.js';
import { keySet, type KeySet } from './key-set.js';

/** The file of a run's lines, in its folder. */
export const manifestName = 'manifest.jsonl';

/** The content of the manifest of a run. */
export interface Recorded {
  /** The entries that are done. */
  readonly done: KeySet;
  readonly count: number;
  /** The number of them that failed. */
  readonly failures: number;
  /** The bytes of its whole lines: what a process that was killed, or a loss of power, left behind them is no line. */
  readonly length: number;
}

/**
 * Reads the manifest of a run that stopped.
 *
 * @param folder The folder of the run.
 * @returns The entries that are done; nothing where there is no manifest.
 * @throws `BAD_OPTION` for a line that no run has written
 */
export async function readManifest(folder: string): Promise<Recorded> {
  const path = join(folder, manifestName);
  return readLines(existsSync(path) ? linesOf(createReadStream(path)) : [], path);
}

/**
 * Reads the lines of a manifest.
 *
 * @param lines The lines.
 * @param path Where they are, for the sentence.
 * @returns The entries that are done.
 * @throws `BAD_OPTION` for a line that no run has written
 */
export async function readLines(
  lines: AsyncIterable<Line> | Iterable<Line>,
  path: string,
): Promise<Recorded> {
  const done = keySet();
  let [count, failures, length] = [0, 0, 0];
  for await (const { text, end, isWhole } of lines) {
    if (!isWhole || isLost(text)) break;
    count += 1;
    const line = parsed(text);
    if (line === undefined)
      throw new GradCamError(
        'BAD_OPTION',
        `line ${count} of "${path}" is not of a run, got something that was changed since; name another folder with --out.`,
      );
    done.add(entryKey(line));
    if (line.isFailure) failures += 1;
    length = end;
  }
  return { done, count, failures, length };
}

/** After a loss of power there may be zeros where the disk had not got the content yet; what stands behind was written later. */
function isLost(text: string | undefined): boolean {
  return text?.includes('\0') === true;
}

function parsed(text: string | undefined) {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const { picture: name, label, error } = value;
  if (typeof name !== 'string') return undefined;
  if (label !== undefined && typeof label !== 'string' && typeof label !== 'number')
    return undefined;
  return { name, label, isFailure: error !== undefined };
}
