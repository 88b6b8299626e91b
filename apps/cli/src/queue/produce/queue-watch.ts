import type { Terminal } from '../../output/terminal.js';
import type { ChunkQueue, QueueCounts } from '../engine/chunk-queue.js';

/** In milliseconds: between two counts, and before it is said that nobody works. */
const between = 2000;
const lonely = 10_000;

/** The chunks in the queue for each worker, so that none waits, and in all. */
const ofWorker = 4;
const least = 64;
const most = 10_000;

/**
 * Watches a queue: how much it may hold, what is shown of it, and whether anybody works.
 *
 * @param queue The queue.
 * @param words The terminal.
 * @returns The terminal with what is known of it, and the limit.
 */
export function queueWatch(queue: Pick<ChunkQueue, 'counts'>, words: Terminal) {
  let counts: QueueCounts | undefined;
  let [at, aloneSince, isSaid] = [-Infinity, performance.now(), false];
  let state = '';
  const show = (next: string) => {
    state = next;
    words.live(counts === undefined ? state : `${state}; ${said(counts)}`);
  };
  return {
    /** The terminal, whose line on how far it is says what the queue has, too. */
    words: { ...words, live: show },
    most: (): number => Math.min(most, Math.max(least, ofWorker * (counts?.workers ?? 0))),
    /** Counts, where that was not done just now. */
    look: async (): Promise<void> => {
      if (performance.now() - at < between) return;
      counts = await queue.counts();
      at = performance.now();
      show(state);
      if (counts.workers > 0) aloneSince = at;
      if (isSaid || at - aloneSince < lonely) return;
      isSaid = true;
      words.say('No worker takes chunks from the queue; start some with gradcam worker --queue.');
    },
  };
}

function said({ waiting, active, workers }: QueueCounts): string {
  return `chunks: ${waiting} wait, ${active} are worked at by ${workers} ${workers === 1 ? 'worker' : 'workers'}`;
}
