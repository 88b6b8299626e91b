/** One test of a backend, for whatever runs tests. */
export interface Check {
  /** Names it among its neighbours; some share one. */
  readonly id: string;
  /** Says what holds. */
  readonly title: string;
  /** Runs it on the active backend; leaves no tensors. */
  readonly run: () => Promise<Outcome>;
}

/** The outcome of a check. */
export interface Outcome {
  /** The problems found; empty if all is well. */
  readonly wrong: readonly string[];
  /** The largest difference, relative to the largest true value; where numbers were compared. */
  readonly difference?: number;
  /** The largest difference that is let pass. */
  readonly allowed?: number;
}

/** The precision that is required of a backend. */
export interface CheckOptions {
  /** The largest difference, relative to the largest true value; never less than float32 allows. */
  readonly tolerance: number;
}
