import { GradCamError } from '@gradcam/errors';
import { readBelow } from '../../../../apps/cli/dist/batch/entries/read-below.js';
import { failedLine } from '../../../../apps/cli/dist/batch/record/failed-line.js';
import { fileStem } from '../../../../apps/cli/dist/batch/record/file-stem.js';
import { WrongAnswer } from '../../run/run-input.mjs';

/** What lies beside the folder of the input, and is no part of it. */
export const secret = 'the content of a file that nobody named';

/** More than any input of this size can hold. */
const mostEntries = 100_000;
const mostBytes = 200_000_000;

/**
 * Lists all that a source has, as a run would, and looks whether it can be right.
 * @param source as `openSource` gives it
 */
export async function requireEntries(source) {
  let [count, bytes] = [0, 0];
  for await (const entry of source.entries(() => true)) {
    count += 1;
    bytes += entry.from.bytes?.length ?? 0;
    if (count > mostEntries || bytes > mostBytes) throw new WrongAnswer('it grows without end');
    await requireEntry(entry);
  }
  if (Object.keys({}).length + Object.keys(Object.prototype).length > 0)
    throw new WrongAnswer('the prototype of all objects was changed');
}

async function requireEntry(entry) {
  const { name, label, from } = entry;
  if (typeof name !== 'string' || !['undefined', 'string', 'number'].includes(typeof label))
    throw new WrongAnswer(`an entry of ${typeof name} and ${typeof label}`);
  const parts = fileStem(entry).split('/');
  if (parts.some((part) => part === '..' || part === '' || part.includes('\0')))
    throw new WrongAnswer(`files at "${fileStem(entry)}"`);
  const line = failedLine(entry, undefined, { code: 'BAD_REGION', message: name });
  if (!/^[ -~]+$/.test(line) || JSON.parse(line).picture !== name)
    throw new WrongAnswer(`the line ${line}`);
  if (from.kind === 'nothing') requireSentence(from.problem);
  else if (from.kind === 'file') await requireBelow(from.root, name);
  else if (from.kind !== 'bytes') throw new WrongAnswer(`an entry from ${from.kind}`);
}

async function requireBelow(root, name) {
  try {
    const bytes = await readBelow(root, name);
    if (Buffer.from(bytes).includes(secret)) throw new WrongAnswer(`"${name}" leads out`);
  } catch (error) {
    if (!(error instanceof GradCamError)) throw error;
    requireSentence({ code: error.code, message: error.sentence });
  }
}

/** Refuses a problem that says nothing. */
export function requireSentence({ code, message }) {
  if (!/^[A-Z_]+$/.test(code) || !/[a-z]{2}.*\.$/su.test(message))
    throw new WrongAnswer(`no sentence: ${code} ${message}`);
}
