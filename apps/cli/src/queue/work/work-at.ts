import { GradCamError } from '@gradcam/errors';
import type { WorkerArguments } from '../../arguments/request.js';
import { isBucketAddress } from '../../batch/bucket/is-bucket-address.js';
import { openOut } from '../../batch/record/store/open-out.js';
import { openStore } from '../../batch/record/store/open-store.js';
import type { Setup } from '../../batch/work/explainer.js';
import type { Terminal } from '../../output/terminal.js';
import type { Chunk } from '../chunk/chunk.js';
import { readChunk } from '../chunk/read-chunk.js';
import type { Attempt, TakenChunk } from '../engine/chunk-queue.js';
import { partPlace } from '../part-place.js';
import { readQueueFile } from '../queue-file.js';
import { entriesOfChunk } from './entries-of-chunk.js';
import { explainChunk } from './explain-chunk.js';
import type { OneTeam } from './one-team.js';
import { placeWithin } from './place-within.js';
import { prefixWithin } from './prefix-within.js';

/** A worker's folders and its network. */
export type WorkerPlace = Pick<
  WorkerArguments,
  'model' | 'labels' | 'backend' | 'offline' | 'endpoint'
> & {
  readonly root: string;
  readonly out: string;
};

/**
 * Makes what a worker does with a chunk: checks it, explains its pictures, and writes its part of the manifest, beside and renamed, so that doing it twice changes nothing.
 *
 * @param place The worker's folders and its network.
 * @param team Explains the pictures.
 * @param words Gets what became of each chunk.
 * @returns Does it.
 */
export function workAt(
  place: WorkerPlace,
  team: OneTeam<Setup>,
  words: Pick<Terminal, 'say' | 'fail'>,
): (taken: TakenChunk) => Promise<Attempt> {
  return async (taken) => {
    try {
      const checked = await orHopeless(() => checkedChunk(taken.chunk, place));
      if ('hopeless' in checked) {
        words.fail(`Refused a chunk: ${checked.hopeless}`);
        return checked;
      }
      return await done(checked.value, taken, team, words);
    } catch (cause) {
      const reason = cause instanceof GradCamError ? cause.sentence : String(cause);
      words.fail(`A chunk failed: ${reason}`);
      throw cause instanceof GradCamError ? new Error(reason, { cause }) : cause;
    }
  };
}

/** A chunk whose places were found. */
interface Checked {
  readonly part: string;
  readonly setup: Setup;
  readonly entries: Awaited<ReturnType<typeof entriesOfChunk>>;
}

async function checkedChunk(value: unknown, place: WorkerPlace): Promise<Checked> {
  const chunk = readChunk(value);
  const out = isBucketAddress(place.out)
    ? prefixWithin(place.out, chunk.out)
    : await placeWithin(place.out, chunk.out, 'folder');
  const entries = await entriesOfChunk(chunk, place.root, place.endpoint);
  await requireRun(chunk, out, place);
  return { part: chunk.part, setup: setupOf(chunk, place, out), entries };
}

/** A chunk that is wrong will be so next time; a folder may only not be there yet. */
async function orHopeless<T>(
  check: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly hopeless: string }> {
  try {
    return { value: await check() };
  } catch (cause) {
    if (!(cause instanceof GradCamError) || cause.code !== 'BAD_OPTION') throw cause;
    return { hopeless: cause.sentence };
  }
}

async function requireRun({ run }: Chunk, out: string, { endpoint }: WorkerPlace): Promise<void> {
  const file = await readQueueFile(openStore(out, endpoint));
  if (file?.run === run) return;
  throw new GradCamError(
    'FILE_NOT_FOUND',
    `"${out}" is not the folder of the run that the chunk is of; give the worker the folder that gradcam batch writes into, by --out.`,
  );
}

function setupOf({ settings, settled }: Chunk, place: WorkerPlace, out: string): Setup {
  const { model, labels, backend, offline, endpoint } = place;
  const network = { model, labels, backend, offline };
  const own = { ...network, endpoint, input: '', out, resume: false, quiet: false };
  return { given: { ...settings, ...own }, out, settled, isShared: true };
}

async function done(
  { part, setup, entries }: Checked,
  { isOwn }: TakenChunk,
  team: OneTeam<Setup>,
  words: Pick<Terminal, 'say' | 'fail'>,
): Promise<Attempt> {
  const made = await team.use(setup, (explainers) => explainChunk(entries, explainers));
  // One that was frozen wakes perhaps after the run has ended, and would leave a file there.
  if (!(await isOwn())) throw new Error('another worker took the chunk over');
  const { endpoint } = setup.given;
  await openOut(setup.out, { isShared: true, endpoint }).write(partPlace(part), made.text);
  const { count, failures, hash } = made;
  words.say(
    `Chunk ${part.padEnd(12)} ${count} pictures${failures === 0 ? '' : `, ${failures} failed`}`,
  );
  return { result: { count, hash } };
}
