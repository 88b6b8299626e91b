/** The progress of a call. */
export interface Progress {
  /** The name of the method that is at work, as `mapNames` has it, or `'deep-feature-factorization'`. */
  readonly stage: string;
  /** The number of steps that are done, from 1 to `total`. */
  readonly done: number;
  /** The number of steps of the whole call; where the layers of one call differ in size, that of the one at work, taken for all of them. */
  readonly total: number;
}

/** The part of an `AbortSignal` that is needed, so that the types need neither those of a page nor Node's. */
export interface Signal {
  throwIfAborted(): void;
}

/** The options of a call that takes long. */
export interface Pacing {
  /**
   * An `AbortSignal`, which ends the call: it rejects with the signal's reason before its next step, frees what it holds, and leaves the backend as it was. A
   * call whose signal was aborted before does nothing.
   */
  readonly signal?: Signal | undefined;
  /** Called after each step of the call; what it throws ends the call and comes back unchanged. A promise that it returns is waited for. */
  readonly onProgress?: ((progress: Progress) => unknown) | undefined;
}

/** The names of these options. */
export const pacingOptionNames = {
  signal: true,
  onProgress: true,
} as const satisfies Record<keyof Pacing, true>;
