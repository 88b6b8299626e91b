import { createHash } from 'node:crypto';
import { isObject } from '@gradcam/errors';
import type { Label } from '../../../annotations/annotation.js';
import type { KeptLine, RunRecord } from '../../../batch/open-record.js';
import type { RunStore } from '../../../batch/record/store/run-store.js';
import { entryKey } from '../../../batch/record/entry-key.js';
import { partPlace } from '../../part-place.js';

/** A line of a part. */
interface PartLine extends KeptLine {
  readonly label?: Label | undefined;
}

/** Tells whether the line of an entry is still missing, and that it comes now. */
export type Expected = (key: Buffer) => boolean;

/**
 * Appends the lines of a part to the manifest, those that are missing there.
 *
 * @param store The place of the run.
 * @param part The name of the part.
 * @param record The record of the run.
 * @param isExpected Tells of an entry whether its line is missing.
 * @param hash The SHA-256 that the part has to have, where somebody says so.
 * @returns False where the part is not there, or not as it has to be. Else another run would find the lines: the part can be taken away.
 * @throws `FILE_NOT_WRITTEN`
 */
export async function mergePart(
  { read }: Pick<RunStore, 'read'>,
  part: string,
  record: Pick<RunRecord, 'keepAll' | 'flush'>,
  isExpected: Expected,
  hash?: string,
): Promise<boolean> {
  const text = await read(partPlace(part));
  if (text === undefined || !isWhole(text, hash)) return false;
  const all = text
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => parsed(line) ?? []);
  const lines = all.filter((line) => isExpected(entryKey(line)));
  if (lines.length > 0) await record.keepAll(lines);
  await record.flush();
  return true;
}

function isWhole(text: string, hash: string | undefined): boolean {
  return hash === undefined || createHash('sha256').update(text).digest('hex') === hash;
}

/** Undefined for what no worker has written. */
function parsed(line: string): PartLine | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return undefined;
    const { picture: name, label, error } = value;
    if (typeof name !== 'string') return undefined;
    if (label !== undefined && typeof label !== 'string' && typeof label !== 'number')
      return undefined;
    const failure = isObject(error) ? String(error['message']) : undefined;
    return { name, label, line, failure };
  } catch {
    return undefined;
  }
}
