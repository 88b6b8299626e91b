import type { ObjectPlace } from '../../../bucket/bucket-address.js';
import { putObject, putOnCondition, type Condition } from '../../../bucket/put-object.js';
import { findObject } from '../../../bucket/read/read-object.js';
import type { RunStore } from '../run-store.js';
import { anotherRun } from './another-run.js';

/** The settings of a run in a bucket, and what its service can do. */
interface BucketSettings extends Pick<RunStore, 'readSettings' | 'writeSettings'> {
  /** Tells whether the service writes an object only where nobody else has. It is asked once, by writing the settings over themselves. */
  readonly isExclusive: () => Promise<boolean>;
}

/**
 * Keeps the settings of a run in an object. Of two runs that write different ones at the same time the second fails, where the service can do that.
 *
 * @param place The object.
 * @param run The place of the run, for the sentence.
 * @returns The settings.
 */
export function bucketSettings(place: ObjectPlace, run: string): BucketSettings {
  let condition: Condition | undefined;
  let known: boolean | undefined;
  const knows = (etag: string | undefined): Condition => {
    // Without a mark there is nothing that a condition could name.
    if (etag === undefined) known = false;
    return (condition = { etag: etag ?? '' });
  };
  const readSettings = async () => {
    const found = await findObject(place);
    if (found === undefined) condition = { isNew: true };
    else knows(found.etag);
    return found === undefined ? undefined : Buffer.from(found.bytes).toString('utf8');
  };
  const write = async (text: string) => {
    if (condition === undefined) await readSettings();
    if (known === false || condition === undefined) return undefined;
    return putOnCondition(place, text, condition);
  };
  return {
    readSettings,
    writeSettings: async (text) => {
      const written = await write(text);
      if (written?.kind === 'taken') throw anotherRun(run);
      if (written?.kind === 'written') knows(written.etag);
      else {
        known = false;
        await putObject(place, text);
      }
    },
    isExclusive: async () => (known ??= await refusesTwice(place)),
  };
}

/** Some services say that they cannot do it, others do as if nothing had been asked. */
async function refusesTwice(place: ObjectPlace): Promise<boolean> {
  const found = await findObject(place);
  if (found === undefined) return false;
  // Another text of the same content: an answer of the same text would count as written.
  const text = `${Buffer.from(found.bytes).toString('utf8')}\n`;
  const written = await putOnCondition(place, text, { isNew: true });
  if (written.kind === 'written') await putObject(place, found.bytes);
  return written.kind === 'taken';
}
