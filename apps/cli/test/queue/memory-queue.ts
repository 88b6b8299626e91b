import type {
  ChunkQueue,
  ChunkState,
  QueueEngine,
  WorkerJob,
} from '../../src/queue/engine/chunk-queue.js';

/** A queue in this process, which keeps what goes through it as JSON. */
export interface MemoryQueue {
  readonly engine: QueueEngine;
  readonly queue: { -readonly [name in keyof ChunkQueue]: ChunkQueue[name] };
  /** The most chunks that were in it at once. */
  readonly most: () => number;
  /** Loses all chunks, as a server without a file does. */
  readonly lose: () => void;
  /** Puts something foreign there. */
  readonly put: (id: string, chunk: unknown) => void;
}

/**
 * Makes a queue in this process: a chunk is tried by its worker twice.
 *
 * @returns The queue, and an engine that opens it.
 */
export function memoryQueue(): MemoryQueue {
  const chunks = new Map<string, { text: string; state: ChunkState; attempts: number }>();
  let most = 0;
  let job: WorkerJob | undefined;
  let turn: Promise<void> = Promise.resolve();
  const attempt = async (id: string): Promise<void> => {
    const found = chunks.get(id);
    if (found?.state.state !== 'open' || job === undefined) return;
    found.attempts += 1;
    const { attempts } = found;
    const dead = (reason: string): ChunkState => ({ state: 'dead', reason, attempts });
    try {
      const chunk: unknown = JSON.parse(found.text);
      const made = await job.work({ id, chunk, isOwn: () => Promise.resolve(chunks.has(id)) });
      found.state = 'result' in made ? { state: 'done', result: made.result } : dead(made.hopeless);
    } catch (cause) {
      if (attempts === 2) found.state = dead(cause instanceof Error ? cause.message : '');
      else await attempt(id);
    }
  };
  const later = (id: string) => {
    turn = turn.then(() => attempt(id));
  };
  const queue: MemoryQueue['queue'] = {
    add: (id, chunk) => {
      if (!chunks.has(id)) {
        chunks.set(id, { text: JSON.stringify(chunk), state: { state: 'open' }, attempts: 0 });
        later(id);
      }
      most = Math.max(most, chunks.size);
      return Promise.resolve();
    },
    stateOf: (id) => Promise.resolve(chunks.get(id)?.state ?? { state: 'missing' }),
    remove: (id) => {
      chunks.delete(id);
      return Promise.resolve();
    },
    list: (start) =>
      Promise.resolve(
        [...chunks]
          .filter(([id]) => id.startsWith(start))
          .map(([id, { text }]) => ({ id, chunk: JSON.parse(text) as unknown })),
      ),
    counts: () =>
      Promise.resolve({ waiting: chunks.size, active: 0, workers: job === undefined ? 0 : 1 }),
    close: () => Promise.resolve(),
  };
  return {
    queue,
    most: () => most,
    lose: () => {
      chunks.clear();
    },
    put: (id, chunk) => {
      chunks.set(id, { text: JSON.stringify(chunk), state: { state: 'open' }, attempts: 0 });
    },
    engine: {
      open: () => Promise.resolve(queue),
      serve: (_, given) => {
        job = given;
        [...chunks.keys()].forEach(later);
        return Promise.resolve({
          idleFor: () => 0,
          close: async () => {
            await turn;
            job = undefined;
          },
        });
      },
    },
  };
}
