import { hostname } from 'node:os';
import { gentleEnd } from '../../output/gentle-end.js';
import { quieter, type Terminal } from '../../output/terminal.js';
import { isBucketAddress } from '../../batch/bucket/is-bucket-address.js';
import { collectLater } from '../../batch/work/collect-later.js';
import type { Explainer, Setup } from '../../batch/work/explainer.js';
import type { QueueEngine, QueuePlace } from '../engine/chunk-queue.js';
import { explainerTeam, type ExplainerTeam } from './explainer-team.js';
import { oneTeam } from './one-team.js';
import { workAt, type WorkerPlace } from './work-at.js';

/** The settings of a worker. */
export interface Serving {
  readonly place: WorkerPlace;
  readonly queue: QueuePlace;
  /** The number of threads. */
  readonly size: number;
  /** In seconds. */
  readonly takeover: number;
  /** In seconds; for ever where it is left out. */
  readonly idle: number | undefined;
}

/** While one chunk ends the next one fills the threads. */
const chunksAtOnce = 2;

/** So many pictures are under way for each network, for an object takes longer to come and go than a file. */
const entriesOfBucket = 8;

/** In milliseconds. */
const watching = 250;

/**
 * Works for a queue until it is told to end, or there was nothing to do for long enough.
 *
 * @param engine The engine of the queue.
 * @param serving The settings.
 * @param words Gets what is said meanwhile.
 * @throws `BACKEND_UNAVAILABLE` where the queue cannot be reached at first
 */
export async function serveQueue(
  engine: QueueEngine,
  { place, queue, size, takeover, idle }: Serving,
  words: Terminal,
): Promise<void> {
  collectLater();
  const isFar = [place.root, place.out].some((each) => isBucketAddress(each));
  const team = oneTeam((setup: Setup) => openTeam(setup, { size, isFar }, words));
  const title = `${hostname()}:${process.pid}`;
  const work = workAt(place, team, words);
  const job = { title, atOnce: chunksAtOnce, takeover, work };
  const worker = await engine.serve(queue, job, words.fail);
  words.print(`Worker           ${title} takes chunks of "${queue.name}"`);
  await untilEnd(() => idle !== undefined && worker.idleFor() > 1000 * idle);
  words.say('Ending: what was begun is finished.');
  await worker.close();
  await team.close();
}

/** Threads, so that this one can say that it lives while they compute; native code fills the machine from one thread. */
async function openTeam(
  setup: Setup,
  { size, isFar }: { readonly size: number; readonly isFar: boolean },
  words: Terminal,
): Promise<ExplainerTeam> {
  const make =
    setup.given.backend === 'wasm'
      ? (await import('../../batch/work/threads/thread-explainer.js')).threadExplainer
      : (await import('../../batch/work/local-explainer.js')).localExplainer;
  const silent = quieter(words, { json: false, quiet: true });
  const explainers = Array.from(
    { length: size },
    // What one says of the network, all would say.
    (_, index): Explainer => make(setup, index === 0 ? words : silent),
  );
  return explainerTeam(explainers, isFar ? entriesOfBucket : undefined);
}

/** Until a signal, or until there was nothing to do for long enough. */
function untilEnd(isIdle: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearInterval(timer);
      gentleEnd.set(undefined);
      resolve();
    };
    const timer = setInterval(() => {
      if (isIdle()) end();
    }, watching);
    gentleEnd.set(end);
  });
}
