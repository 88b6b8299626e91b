/** The kinds of jobs, and those that a new one of a kind makes pointless beside the others of its kind. */
const pointless = {
  network: ['picture', 'map', 'comparison', 'measurement'],
  picture: ['map', 'comparison', 'measurement'],
  map: ['comparison', 'measurement'],
  comparison: [],
  measurement: [],
} as const;

/** The kind of a job. */
type JobKind = keyof typeof pointless;

/** Work that runs one after the other: TensorFlow.js has one backend for all. */
export interface Jobs {
  /** Runs a job when the others are done or given up; rejects with an `AbortError` once a newer one makes it pointless. */
  readonly run: <T>(kind: JobKind, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Runs something that nothing makes pointless. */
  readonly always: <T>(work: () => Promise<T>) => Promise<T>;
  /** Gives up maps, comparisons and measurements. */
  readonly cancel: () => void;
}

/**
 * Makes a queue of jobs.
 *
 * @returns The queue, empty.
 */
export function createJobs(): Jobs {
  const running = new Map<JobKind, AbortController>();
  let last: Promise<unknown> = Promise.resolve();
  const abortFrom = (kind: JobKind) => {
    for (const each of [kind, ...pointless[kind]]) running.get(each)?.abort();
  };
  const always = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    always,
    run: (kind, work) => {
      abortFrom(kind);
      const controller = new AbortController();
      running.set(kind, controller);
      const { signal } = controller;
      return always(async () => {
        signal.throwIfAborted();
        const result = await work(signal);
        signal.throwIfAborted();
        return result;
      });
    },
    cancel: () => {
      abortFrom('map');
    },
  };
}
