import {
  objectBelow,
  type BucketAddress,
  type ObjectPlace,
} from '../../../bucket/bucket-address.js';
import { putObject, putOnCondition } from '../../../bucket/put-object.js';
import type { Manifest } from '../../manifest.js';
import { anotherRun } from './another-run.js';
import type { ManifestParts } from './manifest-parts.js';

/** In milliseconds: lines are written after that at the latest. */
const lag = 1000;

/** In characters: so many do not wait. */
const mostKept = 1 << 20;

/** The place of a manifest in a bucket. */
interface ManifestPlace {
  readonly address: BucketAddress;
  readonly endpoint: string | undefined;
  /** For sentences. */
  readonly run: string;
  readonly parts: ManifestParts;
  /** The number of the next part. */
  readonly next: number;
  /** True where the service writes an object only where nobody else has. */
  readonly isExclusive: boolean;
}

/**
 * Opens the manifest of a run in a bucket at its end. Lines gather for a second, and become an object that is never changed, under the next number: of two runs that write at the same time one finds its number taken, and ends.
 *
 * @param place The place.
 * @returns The manifest; the caller closes it.
 */
export function bucketManifest(place: ManifestPlace): Manifest {
  const { address, endpoint, parts } = place;
  let { next } = place;
  let [kept, length]: [string[], number] = [[], 0];
  let failure: { readonly cause: unknown } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const put = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (failure !== undefined) throw failure.cause;
    if (kept.length === 0) return;
    const text = kept.join('');
    [kept, length] = [[], 0];
    await putPart(objectBelow(address, parts.nameOf(next), endpoint), text, place);
    next += 1;
  };
  const flush = (): Promise<void> => {
    // What gathers while a part is on its way goes into the next one, whoever waits for it.
    const own = turn.then(put);
    turn = own.catch((cause: unknown) => {
      failure ??= { cause };
    });
    return own;
  };
  return {
    append: async (line) => {
      if (failure !== undefined) throw failure.cause;
      kept.push(`${line}\n`);
      length += line.length;
      if (length >= mostKept) await flush();
      else timer ??= setTimeout(() => void flush().catch(() => undefined), lag);
    },
    flush,
    finish: async () => {
      await flush();
      await parts.join();
    },
    close: async () => {
      // Whoever appended was told of a failure, or is told of another that ended the run.
      if (failure === undefined) await flush();
      clearTimeout(timer);
    },
  };
}

async function putPart(
  part: ObjectPlace,
  text: string,
  { run, isExclusive }: ManifestPlace,
): Promise<void> {
  if (!isExclusive) {
    await putObject(part, text);
    return;
  }
  const { kind } = await putOnCondition(part, text, { isNew: true });
  if (kind !== 'written') throw anotherRun(run);
}
