import type { ChunkQueue, ChunkState } from '../engine/chunk-queue.js';
import type { PendingChunk } from './pending-chunk.js';

/** The steps for chunks that come out of the queue. */
export interface Dispatching {
  readonly queue: Pick<ChunkQueue, 'add' | 'stateOf' | 'remove'>;
  /** The most chunks in the queue: nobody lists further until some are done. */
  readonly most: () => number;
  /** Takes the lines of a chunk; false where they are not to be seen yet. */
  readonly take: (pending: PendingChunk, result: unknown) => Promise<boolean>;
  /** Gets a chunk that nobody could do. */
  readonly bury: (pending: PendingChunk, reason: string, attempts: number) => Promise<void>;
  /** Waits, until it is worth looking again. */
  readonly rest: () => Promise<void>;
}

/** So many states are asked for at once. */
const atOnce = 100;

/** In milliseconds: a shared folder may show a file so late. */
const patience = 90_000;

/**
 * Puts chunks into the queue, no more than it is to hold, and takes what comes out of it, until all are done or given up.
 *
 * @param chunks The chunks that are still to be put there, by their ids.
 * @param pending Those that are in the queue already; gets the others.
 * @param how What is done with them.
 * @throws What ends the run
 */
export async function dispatch(
  chunks: AsyncIterable<readonly [id: string, pending: PendingChunk]>,
  pending: Map<string, PendingChunk>,
  how: Dispatching,
): Promise<void> {
  for await (const [id, chunk] of chunks) {
    while (pending.size >= how.most()) await look(pending, how);
    await how.queue.add(id, chunk.chunk);
    pending.set(id, chunk);
  }
  while (pending.size > 0) await look(pending, how);
}

async function look(pending: Map<string, PendingChunk>, how: Dispatching): Promise<void> {
  const before = pending.size;
  const all = [...pending];
  for (let at = 0; at < all.length; at += atOnce) {
    const part = all.slice(at, at + atOnce);
    const states = await Promise.all(part.map(([id]) => how.queue.stateOf(id)));
    // Side by side, so that a bucket is waited for once.
    const over = await Promise.allSettled(
      part.map(async ([id, chunk], index) => {
        const isOver = await settled(id, chunk, states[index] ?? { state: 'open' }, how);
        if (isOver) pending.delete(id);
      }),
    );
    for (const each of over) if (each.status === 'rejected') throw each.reason;
  }
  if (pending.size === before) await how.rest();
}

/** True where nothing is left to wait for. */
async function settled(
  id: string,
  chunk: PendingChunk,
  state: ChunkState,
  { queue, take, bury }: Dispatching,
): Promise<boolean> {
  switch (state.state) {
    case 'open':
      return false;
    case 'missing':
      // The server lost it, or somebody took it away.
      await queue.add(id, chunk.chunk);
      return false;
    case 'dead':
      await bury(chunk, state.reason, state.attempts);
      return true;
    case 'done':
      break;
  }
  if (await take(chunk, state.result)) {
    await queue.remove(id);
    return true;
  }
  chunk.unseenSince ??= Date.now();
  if (Date.now() - chunk.unseenSince < patience) return false;
  await queue.remove(id);
  await bury(
    chunk,
    'a worker says that it is done, but its part is not in the folder of the run',
    1,
  );
  return true;
}
