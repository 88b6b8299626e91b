/** The state of a chunk in a queue. */
export type ChunkState =
  /** It waits, or a worker is at it. */
  | { readonly state: 'open' }
  | { readonly state: 'done'; readonly result: unknown }
  /** It is in the list of those that nobody tries again. */
  | { readonly state: 'dead'; readonly reason: string; readonly attempts: number }
  /** The queue does not know it. */
  | { readonly state: 'missing' };

/** The numbers of a queue. */
export interface QueueCounts {
  /** The chunks that nobody has taken, those that wait for another try among them. */
  readonly waiting: number;
  /** The chunks that workers are at. */
  readonly active: number;
  readonly workers: number;
}

/** A queue, as the one that fills it sees it. While its server cannot be reached every function waits. */
export interface ChunkQueue {
  /** Adds a chunk; does nothing where the queue has one of this id. */
  readonly add: (id: string, chunk: unknown) => Promise<void>;
  readonly stateOf: (id: string) => Promise<ChunkState>;
  /** Forgets a chunk that no worker is at. */
  readonly remove: (id: string) => Promise<void>;
  /** Lists the chunks whose ids begin so. What they hold is foreign. */
  readonly list: (
    start: string,
  ) => Promise<readonly { readonly id: string; readonly chunk: unknown }[]>;
  readonly counts: () => Promise<QueueCounts>;
  readonly close: () => Promise<void>;
}

/** A chunk that a worker was given. */
export interface TakenChunk {
  readonly id: string;
  /** Foreign. */
  readonly chunk: unknown;
  /** Tells whether the chunk still is this worker's: it is another's where this one was silent for too long. */
  readonly isOwn: () => Promise<boolean>;
}

/** The end of an attempt: what was made, or why no other attempt would help. A failure that is thrown is tried again. */
export type Attempt =
  { readonly result: Readonly<Record<string, string | number>> } | { readonly hopeless: string };

/** The work of a worker. */
export interface WorkerJob {
  /** For people: where it runs. */
  readonly title: string;
  /** The chunks at once. */
  readonly atOnce: number;
  /** In seconds: a chunk whose worker is silent for so long is another's. */
  readonly takeover: number;
  readonly work: (taken: TakenChunk) => Promise<Attempt>;
}

/** A worker of a queue. */
export interface QueueWorker {
  /** In milliseconds: so long it has had nothing to do. */
  readonly idleFor: () => number;
  /** Takes no more chunks, and waits for those that it is at. */
  readonly close: () => Promise<void>;
}

/** The place of a queue. */
export interface QueuePlace {
  readonly url: string;
  readonly name: string;
}

/** An engine that spreads chunks over workers: it keeps them, gives them out again where a worker fails or is silent, and lists those that nobody could do. */
export interface QueueEngine {
  /**
   * Opens a queue to fill it.
   *
   * @throws `BACKEND_UNAVAILABLE` where it cannot be reached at first
   */
  readonly open: (place: QueuePlace, say: (sentence: string) => void) => Promise<ChunkQueue>;
  /**
   * Works for a queue.
   *
   * @throws `BACKEND_UNAVAILABLE` where it cannot be reached at first
   */
  readonly serve: (
    place: QueuePlace,
    job: WorkerJob,
    say: (sentence: string) => void,
  ) => Promise<QueueWorker>;
}
